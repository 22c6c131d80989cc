import HTTPTypes
import StaffBehaviour
import StaffHTTP
import Testing

/// What a client of the gateway sees when a service behind it fails.
@Suite("A service that fails")
struct ServiceFailureTests {
    @Test(arguments: [
        (ServiceFailure.Reason.unreachable, "1"), (.tooLate, "1"), (.broken, "1"),
        (.failed(status: 503), "1"), (.circuitOpen(retryAfter: .milliseconds(2_400)), "3"),
        (.circuitOpen(retryAfter: .zero), "1"),
    ])
    func `what may be better soon is 503, and says when to ask again`(
        reason: ServiceFailure.Reason, seconds: String
    ) {
        let problem = Problem(ServiceFailure("salary", reason))
        #expect(problem.status == .serviceUnavailable, "\(reason) may pass.")
        #expect(problem.slug == "unavailable", "It has a name.")
        #expect(problem.headers[.retryAfter] == seconds, "In whole seconds, and never at once.")
        #expect(problem.detail.contains("salary"), "Whoever runs it must know which service.")
    }

    @Test(arguments: [ServiceFailure.Reason.unreadable, .failed(status: 500)])
    func `what the service did wrong is 502`(reason: ServiceFailure.Reason) {
        let problem = Problem(ServiceFailure("salary", reason))
        #expect(problem.status == .badGateway, "\(reason) is a fault, and stays one.")
        #expect(problem.slug == "bad-answer", "It has a name.")
    }

    @Test func `a failure becomes a problem in the answer, like every error`() async throws {
        let routes = Made.throwing(["salary": ServiceFailure("salary", .unreachable)])
        try await withRoutes(routes) { client in
            let answer = try await client.get("/salary")
            #expect(answer.status == 503, "The service can't be reached.")
            #expect(try answer.json()["type"] == "urn:staff:problem:unavailable", "\(answer.text)")
        }
    }
}
