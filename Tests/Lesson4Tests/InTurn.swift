import Testing

/// Lets suites that start many processes run one after the other: each of them keeps a machine busy.
struct InTurn: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        await Turn.shared.take()
        do {
            try await body()
            await Turn.shared.give()
        } catch {
            await Turn.shared.give()
            throw error
        }
    }

    private actor Turn {
        static let shared = Turn()

        private var isTaken = false
        private var waiting: [CheckedContinuation<Void, Never>] = []

        func take() async {
            guard isTaken else {
                isTaken = true
                return
            }
            await withCheckedContinuation { waiting.append($0) }
        }

        func give() {
            if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
        }
    }
}

extension Trait where Self == InTurn {
    static var inTurn: Self { Self() }
}
