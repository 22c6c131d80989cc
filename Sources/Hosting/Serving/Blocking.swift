import Foundation

/// Does work that blocks, as opening a locked file does, on a thread of its own.
///
/// Swift has as many threads for tasks as there are cores. One that is blocked is one less for
/// everybody.
public func onThread<Result: Sendable>(
    _ work: @escaping @Sendable () throws -> Result
) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
            continuation.resume(with: Swift.Result { try work() })
        }
    }
}
