import Foundation

/// Does work that blocks, as opening a locked file does, on a thread of its own.
///
/// Swift has as many threads for tasks as there are cores. One that is blocked is one less for
/// everybody.
public func onThread<Value>(
    _ work: @escaping @Sendable () throws -> sending Value
) async throws -> sending Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
            do {
                continuation.resume(returning: try work())
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }
}
