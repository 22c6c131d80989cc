import Classroom
import Hummingbird
import Staff
import StaffBehaviour
import StaffHTTP
import Testing

@Suite("A problem")
struct ProblemTests {
    /// What `error` is answered as.
    private func answer(to error: any Error) async throws -> Answer {
        try await withRoutes(.throwing(["oops": error])) { try await $0.get("/oops") }
    }

    @Test func `a problem has its type, title, status and detail, and no more`() async throws {
        let answer = try await answer(to: Problem(.conflict, "email-taken", "It is “taken”."))
        try answer.expect(
            Refusal.conflict("email-taken"), because: "It is what RFC 9457 asks for.")
        let body: JSON = [
            "type": "urn:staff:problem:email-taken", "title": "Email taken", "status": 409,
            "detail": "It is “taken”.",
        ]
        #expect(try answer.json() == body, "What is not known is left out.")
        #expect(answer.header("Content-Length") == "\(answer.body.count)", "All of it came.")
    }

    @Test func `a broken rule is 422, and names the rule and the place`() async throws {
        let answer = try await answer(to: StaffError.textEmpty(pointer: "#/name"))
        try answer.expect(Refusal.rule("text-empty"), because: "A rule of the business is broken.")
        #expect(try answer.json()["pointer"] == "#/name", "It is where in the body.")
    }

    @Test func `what can't be read names the parameter`() async throws {
        let answer = try await answer(to: Problem.unreadable("“x” is none.", parameter: "limit"))
        try answer.expect(.unreadable(parameter: "limit"), because: "The client sent it.")
        #expect(try answer.json()["pointer"] == nil, "It is not in the body.")
    }

    @Test func `a step that is not written is 501, and says where to write it`() async throws {
        let notYet = NotYet("1.3", "hire", file: "/x/Exercises/Lesson1/Step3.swift", line: 16)
        let answer = try await answer(to: notYet)
        #expect(answer.status == 501, "Not Implemented.")
        #expect(try answer.json()["type"] == "urn:staff:problem:not-yet", "It is a problem too.")
        #expect(
            try answer.json()["detail"] == .string("\(notYet)"),
            "Whoever runs the app with a step missing reads what to do.")
    }

    @Test func `an unknown error is 500, and tells nothing of the inside`() async throws {
        struct Secret: Error, CustomStringConvertible {
            var description: String { "the password is swordfish" }
        }
        let request = StaffRequest.get("/oops").adding("X-Request-Id", "find-me")
        let answer = try await withRoutes(.throwing(["oops": Secret()])) {
            try await $0.send(request)
        }
        #expect(answer.status == 500, "Nobody has thought of it.")
        #expect(answer.mediaType == "application/problem+json", "It is never an empty 500.")
        #expect(!answer.text.contains("swordfish") && !answer.text.contains("Secret"))
        let detail = try answer.json()["detail"]?.string ?? ""
        #expect(detail.contains("find-me"), "With the request id somebody can look in the log.")
    }

    @Test func `every error of the app has a status and a type of its own`() async throws {
        let id = try #require(EmployeeID("0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73"))
        let vacation = VacationID(id.description)!
        let day: Day = "2026-05-04"
        let refusals: [(StaffError, Refusal)] = [
            (.unknownEmployee(id), .unknown("unknown-employee")),
            (.unknownVacation(vacation), .unknown("unknown-vacation")),
            (.noSalary(id, on: day), .unknown("no-salary")),
            (.emailTaken("a@b"), .conflict("email-taken")),
            (.salaryDayTaken(day), .conflict("salary-day-taken")),
            (.alreadyTerminated(day), .conflict("already-terminated")),
            (.forgotten(id), .conflict("forgotten")),
            (.alreadyDecided(.approved), .conflict("already-decided")),
            (.salaryNotPositive, .rule("salary-not-positive")),
            (.salaryBeforeHired(day), .rule("salary-before-hired")),
            (.yearlyPayTooLarge, .rule("yearly-pay-too-large")),
            (.entitlementOutOfRange, .rule("entitlement-out-of-range")),
            (.terminatedBeforeHired(day), .rule("terminated-before-hired")),
            (.textEmpty(pointer: "#"), .rule("text-empty")),
            (.textTooLong(pointer: "#"), .rule("text-too-long")),
            (.textUnprintable(pointer: "#"), .rule("text-unprintable")),
            (.emailMalformed(pointer: "#"), .rule("email-malformed")),
        ]
        let errors = Dictionary(uniqueKeysWithValues: refusals.map { ($1.slug, $0 as any Error) })
        try await withRoutes(.throwing(errors)) { client in
            for (error, refusal) in refusals {
                try await client.get("/\(refusal.slug)").expect(refusal, because: "\(error)")
            }
        }
    }
}
