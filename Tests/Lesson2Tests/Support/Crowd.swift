import Synchronization

/// Counts how many are inside at one time, and lets nobody out before so many are.
final class Crowd: Sendable {
    private let wanted: Int
    private let state = Mutex<(inside: Int, most: Int, hasGivenUp: Bool)>((0, 0, false))

    /// - Parameter wanted: how many must be inside together. If they never are, all go on after two
    ///   seconds.
    init(of wanted: Int) {
        self.wanted = wanted
    }

    /// The most that were inside at one time.
    var most: Int { state.withLock { $0.most } }

    func enterAndLeave() async {
        state.withLock { state in
            state.inside += 1
            state.most = max(state.most, state.inside)
        }
        let deadline = ContinuousClock.now + .seconds(2)
        while state.withLock({ $0.most < wanted && !$0.hasGivenUp }) {
            if ContinuousClock.now > deadline { state.withLock { $0.hasGivenUp = true } }
            await Task.yield()
        }
        // Time for others to come in who should not.
        for _ in 1...200 { await Task.yield() }
        state.withLock { $0.inside -= 1 }
    }
}
