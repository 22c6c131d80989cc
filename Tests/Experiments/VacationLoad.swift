import Foundation
import Synchronization

/// Requests to Vacation, fifty a second: four reads, then a vacation that is booked and cancelled.
public struct VacationLoad: Sendable {
    /// What the clients and those who wait for them share.
    private final class Progress: Sendable {
        let answers = Atomic(0)
        let isOver = Atomic(false)
    }

    public private(set) var answered = 0
    /// What was answered with another status than it should be, or not at all.
    public private(set) var failed: [String] = []
    /// The ids of the vacations that were acknowledged.
    public private(set) var booked: Set<String> = []

    /// Sends requests to the gateway at `address` while `body` runs.
    ///
    /// - Parameter body: is given a function that waits for so many more answers.
    public static func during<Result: Sendable>(
        at address: String, employee: String,
        _ body:
            @escaping @Sendable (
                _ answered: @escaping @Sendable (Int) async throws -> Void
            ) async throws -> Result
    ) async throws -> (Result, VacationLoad) {
        let path = "\(address)/employees/\(employee)/vacations"
        let progress = Progress()
        return try await withThrowingTaskGroup(of: VacationLoad.self) { group in
            for client in 0..<5 {
                group.addTask { await send(to: path, as: client, progress) }
            }
            defer { progress.isOver.store(true, ordering: .relaxed) }
            let result = try await body { more in
                let end = ContinuousClock.now + .seconds(20)
                let goal = progress.answers.load(ordering: .relaxed) + more
                while progress.answers.load(ordering: .relaxed) < goal {
                    guard ContinuousClock.now < end else { throw NoMoreAnswers() }
                    try await Task.sleep(for: .milliseconds(5))
                }
            }
            progress.isOver.store(true, ordering: .relaxed)
            let load = try await group.reduce(into: VacationLoad()) { all, load in
                all.answered += load.answered
                all.failed += load.failed
                all.booked.formUnion(load.booked)
            }
            return (result, load)
        }
    }

    /// One client: ten requests a second, each when the one before is answered.
    private static func send(
        to path: String, as client: Int, _ progress: Progress
    ) async -> VacationLoad {
        var load = VacationLoad()
        // One after the other: at any moment somebody is about to book.
        var next = ContinuousClock.now + .milliseconds(20 * client)
        var round = client
        while !progress.isOver.load(ordering: .relaxed) {
            round += 1
            // The pace of the load, not a wait for anything.
            try? await Task.sleep(until: max(next, .now))
            next += .milliseconds(100)
            if round % 5 == 4 {
                // Each client has a day of its own, from Monday, 1 June on, and gives it back.
                let day = "2026-06-0\(client + 1)"
                let id = await load.ask(
                    "POST", path, 201, "{\"from\":\"\(day)\",\"to\":\"\(day)\"}")
                if let id {
                    load.booked.insert(id)
                    await load.ask("POST", "\(path)/\(id)/cancel", 200)
                }
            } else {
                await load.ask("GET", path + "?year=2026", 200)
            }
            progress.answers.add(1, ordering: .relaxed)
        }
        return load
    }

    /// - Returns: the `id` in the answer, if there is one.
    @discardableResult private mutating func ask(
        _ method: String, _ url: String, _ expected: Int, _ body: String? = nil
    ) async -> String? {
        struct Made: Decodable {
            let id: String
        }
        do {
            let answer = try await Experiments.send(method, url, body)
            guard answer.status == expected else {
                failed.append("\(method): \(answer.status) \(answer.body)")
                return nil
            }
            answered += 1
            return try? JSONDecoder().decode(Made.self, from: Data(answer.body.utf8)).id
        } catch {
            failed.append("\(method): \(error)")
            return nil
        }
    }

    /// The ids of the vacations that the app has now.
    public func kept(at address: String, employee: String) async throws -> Set<String> {
        struct Account: Decodable {
            struct Request: Decodable {
                let id: String
            }
            let requests: [Request]
        }
        let path = "\(address)/employees/\(employee)/vacations?year=2026"
        let body = try await Experiments.send("GET", path).body
        let account = try JSONDecoder().decode(Account.self, from: Data(body.utf8))
        return Set(account.requests.map(\.id))
    }
}

/// The load has had no answer for a long time.
struct NoMoreAnswers: Error {}
