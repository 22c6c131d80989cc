import Staff
import Testing

@Suite("A vacation request")
struct VacationRequestTests {
    private static let outcomes: [VacationDecision: [VacationStatus: VacationStatus]] = [
        .approve: [.requested: .approved],
        .reject: [.requested: .rejected],
        .cancel: [.requested: .cancelled, .approved: .cancelled],
    ]

    @Test(arguments: VacationDecision.allCases, VacationStatus.allCases)
    func `approve and reject what is requested, cancel what is requested or approved`(
        decision: VacationDecision, status: VacationStatus
    ) throws {
        let id = try #require(VacationID("0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73"))
        let days = DayRange("2026-05-04", "2026-05-08")
        let request = VacationRequest(id: id, days, status)
        if let outcome = Self.outcomes[decision]?[status] {
            #expect(
                try request.decided(decision) == VacationRequest(id: id, days, outcome),
                "Its days and its id stay.")
        } else {
            #expect(throws: StaffError.alreadyDecided(status), "It says what it is already.") {
                try request.decided(decision)
            }
        }
    }
}
