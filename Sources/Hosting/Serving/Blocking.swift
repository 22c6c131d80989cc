import Foundation

/// Does work that blocks, as opening a locked file does, on a thread of its own.
///
/// Swift has as many threads for tasks as there are cores. One that is blocked is one less for
/// everybody.
///
/// - Throws: what `work` throws, and `CancellationError` at once when the task is cancelled. Then
///   the thread goes on alone, and what comes of it is dropped.
public func onThread<Value>(
    _ work: @escaping @Sendable () throws -> sending Value
) async throws -> sending Value {
    let (results, continuation) = AsyncThrowingStream.makeStream(of: Handed<Value>.self)
    Thread.detachNewThread {
        do {
            continuation.yield(Handed(value: try work()))
        } catch {
            continuation.finish(throwing: error)
        }
    }
    for try await result in results { return result.value }
    throw CancellationError()
}

/// A value that one thread makes and hands over, to be used by another one.
private struct Handed<Value>: Sendable {
    nonisolated(unsafe) let value: Value
}
