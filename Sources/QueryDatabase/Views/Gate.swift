/// Lets one through at a time, in the order in which they came.
actor Gate {
    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func enter() async {
        guard isTaken else {
            isTaken = true
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        // Whoever waits has it next, without a moment in which it is free.
        if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
    }

    var isHeld: Bool { isTaken }
}
