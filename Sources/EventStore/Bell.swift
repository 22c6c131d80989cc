import Synchronization

/// Wakes those who wait for something new: what a store on any medium needs to announce events.
package final class Bell: Sendable {
    private struct State {
        var rings = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var next = 0
    }

    private let state = Mutex(State())

    package init() {}

    /// How often it has rung. Read it first, look then, and wait for the next ring last.
    package var rings: Int { state.withLock { $0.rings } }

    /// Wakes all who wait now.
    package func ring() {
        let woken = state.withLock { state in
            state.rings += 1
            defer { state.waiting = [:] }
            return state.waiting
        }
        for continuation in woken.values { continuation.resume() }
    }

    /// Returns when it has rung more than `rings` times, or after `limit`.
    package func wait(after rings: Int, atMost limit: Duration) async throws {
        try Task.checkCancellation()
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        var alarm: Task<Void, any Error>?
        defer { alarm?.cancel() }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.rings > rings || Task.isCancelled { return true }
                    state.waiting[number] = continuation
                    return false
                }
                if isOver { return continuation.resume() }
                // Not before: an alarm that goes off while nobody waits yet would wake nobody.
                alarm = Task {
                    try await Task.sleep(for: limit)
                    wake(number)
                }
            }
        } onCancel: {
            wake(number)
        }
        try Task.checkCancellation()
    }

    private func wake(_ number: Int) {
        state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
    }
}
