import Synchronization

/// Wakes those who wait for something new.
final class Bell: Sendable {
    private let waiting = Mutex<[Int: CheckedContinuation<Void, Never>]>([:])
    private let next = Atomic<Int>(0)

    /// Wakes all who wait now.
    func ring() {
        let woken = waiting.withLock { waiting in
            defer { waiting = [:] }
            return waiting
        }
        for continuation in woken.values { continuation.resume() }
    }

    /// Returns when the bell rings, or after `limit`.
    func wait(atMost limit: Duration) async throws {
        let number = next.add(1, ordering: .relaxed).newValue
        let alarm = Task {
            try await Task.sleep(for: limit)
            wake(number)
        }
        defer { alarm.cancel() }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                waiting.withLock { $0[number] = continuation }
                if Task.isCancelled { wake(number) }
            }
        } onCancel: {
            wake(number)
        }
        try Task.checkCancellation()
    }

    private func wake(_ number: Int) {
        waiting.withLock { $0.removeValue(forKey: number) }?.resume()
    }
}
