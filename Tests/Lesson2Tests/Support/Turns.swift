/// Experiments with processes of their own, two at a time.
///
/// All tests begin at once. Forty processes on a machine with two cores would answer nobody in time.
actor Turns {
    private var free = 2
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func begin() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func end() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}

/// Runs `body` when it is its turn.
func inTurn<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async throws -> Result {
    await turns.begin()
    do {
        let result = try await body()
        await turns.end()
        return result
    } catch {
        await turns.end()
        throw error
    }
}

private let turns = Turns()
