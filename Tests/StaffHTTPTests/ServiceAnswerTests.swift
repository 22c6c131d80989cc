import Foundation
import Staff
import StaffHTTP
import Testing

@Suite("The answer of a service")
struct ServiceAnswerTests {
    private func answer(_ status: Int, _ body: String = "") -> ServiceAnswer {
        ServiceAnswer(from: "salary", status: status, body: Data(body.utf8))
    }

    @Test func `a body that was agreed is a value`() throws {
        let money = try answer(200, #"{"amount": "1.50", "currency": "EUR", "new": 1}"#)
            .value(Money.self)
        #expect(money == Money(minorUnits: 150, .eur), "A newer service may send more.")
        try answer(204).checkAccepted()
    }

    @Test func `a problem comes back as it was`() throws {
        let body = """
            {"type": "urn:staff:problem:text-empty", "title": "Text empty", "status": 422,
             "detail": "The text is empty.", "rule": "text-empty", "pointer": "#/name"}
            """
        let problem = #expect(throws: Problem.self) { try answer(422, body).checkAccepted() }
        #expect(problem?.slug == "text-empty" && problem?.detail == "The text is empty.")
        #expect(problem?.isRule == true && problem?.pointer == "#/name", "Where, and why.")
    }

    @Test(arguments: [
        (200, "<html>"), (200, "{}"), (204, ""), (302, ""), (404, "<html>"),
        (404, #"{"type": "about:blank", "detail": "?"}"#),
        (404, #"{"type": "urn:staff:problem:no-route", "detail": "Nothing is served here."}"#),
        (405, #"{"type": "urn:staff:problem:method-not-allowed", "detail": "Not so."}"#),
    ])
    func `what was not agreed is a failure of the service`(status: Int, body: String) {
        #expect(throws: ServiceFailure("salary", .unreadable), "\(status) \(body)") {
            try answer(status, body).value(Money.self)
        }
    }

    @Test(arguments: [500, 502, 503])
    func `a service that says that it failed has failed`(status: Int) {
        #expect(throws: ServiceFailure("salary", .failed(status: status))) {
            try answer(status, "<html>").checkAccepted()
        }
    }
}
