import EventFeeds
import EventStore
import Lesson4
import QueryDatabase
import Staff
import Synchronization
import Testing

@Suite("Lesson 4, step 5: read your writes")
struct Step5_ReadYourWrites {
    /// Employees is at 12 of 12, Salary at 5 of 9, and Vacation has published nothing yet.
    private func progress() -> ViewProgress {
        let progress = ViewProgress(applied: [.employees: Position(12), .salary: Position(5)])
        progress.saw(head: Position(12), of: .employees)
        progress.saw(head: Position(9), of: .salary)
        progress.saw(head: .start, of: .vacation)
        return progress
    }

    private func token(_ positions: [Component: Int64]) -> Token {
        Token(positions.mapValues { Position($0) })
    }

    private func wait(
        for positions: [Component: Int64], in progress: ViewProgress,
        atMost limit: Duration = .milliseconds(20)
    ) async throws -> Freshness {
        let token = token(positions)
        return try await withDeadline("an answer to the token \(token)") {
            try await ReadYourWrites.wait(for: token, in: progress, atMost: limit)
        }
    }

    @Test func `without a token there is nothing to wait for`() async throws {
        let answer = try await wait(for: [:], in: progress(), atMost: .seconds(60))
        #expect(answer == .nothingToWaitFor, "Nobody has asked for a position.")
    }

    @Test(arguments: [
        [Component.employees: Int64(12)], [.employees: 3], [.employees: 12, .salary: 5],
        [.vacation: 0],
    ])
    func `what is in the view has been seen`(positions: [Component: Int64]) async throws {
        let answer = try await wait(for: positions, in: progress(), atMost: .seconds(60))
        #expect(answer == .seen, "Employees is at 12, Salary at 5, Vacation at the start.")
    }

    /// Asks, and calls `then` once somebody waits. Whoever answers at once has not waited.
    private func wait(
        for positions: [Component: Int64], in progress: ViewProgress, then: () -> Void
    ) async throws -> Freshness {
        let isAnswered = Mutex(false)
        async let answer = {
            defer { isAnswered.withLock { $0 = true } }
            return try await wait(for: positions, in: progress, atMost: .seconds(60))
        }()
        while progress.waiters == 0, !isAnswered.withLock({ $0 }) { await Task.yield() }
        // Whoever looks a few times and gives up has ended by now. Whoever waits has all the time.
        let end = ContinuousClock.now + .seconds(1)
        for _ in 1...1_000 where !isAnswered.withLock({ $0 }) && ContinuousClock.now < end {
            await Task.yield()
        }
        then()
        return try await answer
    }

    @Test func `what is on its way is waited for`() async throws {
        let progress = progress()
        let answer = try await wait(for: [.salary: 7], in: progress) {
            progress.applied(.salary, to: Position(6))
            progress.applied(.salary, to: Position(7))
        }
        #expect(answer == .seen, "Salary came to 7 while somebody waited for it.")
    }

    @Test func `every service of the token is waited for`() async throws {
        let progress = progress()
        let answer = try await wait(for: [.employees: 12, .vacation: 2], in: progress) {
            progress.applied(.vacation, to: Position(2))
        }
        #expect(answer == .seen, "Employees was there, and Vacation came while somebody waited.")
    }

    @Test func `when the time is up, what is missing is not yet there, which is no failure`()
        async throws
    {
        let answer = try await wait(for: [.employees: 12, .salary: 8], in: progress())
        #expect(
            answer == .notYet(token([.salary: 8])),
            "Salary has published 9, and the view has 5. Employees is not missing.")
    }

    @Test func `positions of different services are not compared`() async throws {
        let answer = try await wait(for: [.salary: 6], in: progress())
        #expect(
            answer == .notYet(token([.salary: 6])),
            "The 12 of Employees says nothing about the 6 of Salary.")
        let other = try await wait(for: [.employees: 11], in: progress(), atMost: .seconds(60))
        #expect(other == .seen, "And the 5 of Salary says nothing about the 11 of Employees.")
    }

    @Test func `what no service has published is from the future`() async throws {
        let answer = try await wait(for: [.employees: 13, .salary: 8], in: progress())
        #expect(
            answer == .fromTheFuture(token([.employees: 13])),
            "Employees ends at 12: 13 was never answered. Salary's 8 is on its way.")
        let last = try await wait(for: [.salary: 9], in: progress())
        #expect(last == .notYet(token([.salary: 9])), "9 is Salary's last event: it exists.")
    }

    @Test func `what was published a moment ago is not from the future`() async throws {
        let progress = progress()
        let answer = try await wait(for: [.employees: 13], in: progress) {
            progress.applied(.employees, to: Position(13))
            progress.saw(head: Position(13), of: .employees)
        }
        #expect(
            answer == .seen,
            "The end of the feed that is known may be old. Only the end of the wait decides.")
    }

    @Test func `only what no service has published when the time is up is from the future`()
        async throws
    {
        let progress = progress()
        let isAnswered = Mutex(false)
        async let waiting = {
            defer { isAnswered.withLock { $0 = true } }
            return try await wait(for: [.employees: 13], in: progress, atMost: .seconds(2))
        }()
        while progress.waiters == 0, !isAnswered.withLock({ $0 }) { await Task.yield() }
        progress.saw(head: Position(13), of: .employees)
        let answer = try await waiting
        #expect(
            answer == .notYet(token([.employees: 13])),
            "While somebody waited, Employees has published it. The view does not have it yet.")
    }

    @Test func `of a feed that was never reached, nobody knows the end`() async throws {
        let answer = try await wait(for: [.vacation: 1], in: ViewProgress())
        #expect(
            answer == .notYet(token([.vacation: 1])),
            "Vacation has told nothing yet: that it is the future would be a guess.")
    }

    @Test func `who does not want to wait is told at once what is missing`() async throws {
        let answer = try await wait(for: [.salary: 8], in: progress(), atMost: .zero)
        #expect(answer == .notYet(token([.salary: 8])))
        let seen = try await wait(for: [.salary: 5], in: progress(), atMost: .zero)
        #expect(seen == .seen, "What is there is there, with or without time.")
    }

    @Test func `whoever goes away ends the wait`() async throws {
        let progress = progress()
        let isAnswered = Mutex(false)
        let waiting = Task {
            defer { isAnswered.withLock { $0 = true } }
            return try await ReadYourWrites.wait(
                for: Token([.salary: Position(8)]), in: progress, atMost: .seconds(600))
        }
        while progress.waiters == 0, !isAnswered.withLock({ $0 }) { await Task.yield() }
        try await withDeadline("the end of a wait that was cancelled") {
            waiting.cancel()
            await #expect(throws: CancellationError.self, "The client has closed the connection.") {
                try await waiting.value
            }
        }
    }
}
