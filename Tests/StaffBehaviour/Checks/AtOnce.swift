extension StaffClient {
    /// Sends all of the requests at once, and checks that exactly one is granted.
    ///
    /// - Returns: the answer of the one that was.
    @discardableResult
    func expectOneWinner(
        of requests: [StaffRequest], status: Int, others refusal: Refusal,
        because reason: String
    ) async throws -> Answer {
        let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
            for request in requests {
                group.addTask { try await send(request) }
            }
            return try await group.reduce(into: [Answer]()) { $0.append($1) }
        }
        let winners = answers.filter { $0.status == status }
        for answer in answers where answer.status != status {
            try answer.expect(refusal, because: reason)
        }
        guard winners.count == 1, let winner = winners.first else {
            throw Broken(
                tried: "at once: " + requests.map(\.description).joined(separator: " and "),
                expected: "one \(status), the others \(refusal.status) \(refusal.slug)",
                got: answers.map(\.description).joined(separator: " and "), because: reason)
        }
        return winner
    }
}
