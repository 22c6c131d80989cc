import StaffBehaviour
import Testing

/// A check that can't fail is none: each promise is broken once.
@Suite("The check of answers against the OpenAPI text")
struct OpenAPIContractTests {
    private static let text = """
        openapi: 3.1.0
        paths:
          /days/{day}:
            get:
              responses:
                '200':
                  headers:
                    X-Id: { required: true, schema: { type: string, pattern: '^[a-z]+$' } }
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Day' }
                '204': { description: Nothing. }
                '404':
                  content:
                    text/plain; version=1: { schema: { type: string } }
        components:
          schemas:
            Day:
              type: object
              required: [id, on]
              properties:
                id: { type: string, format: uuid }
                'on': { type: string, format: date }
                kind: { type: string, enum: [work, rest] }
                hours: { type: array, items: { type: integer, minimum: 0, maximum: 24 } }
            Problem: { type: object, required: [type], properties: { type: { type: string } } }
        """
    private static let id = "0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73"

    private func check(
        _ status: Int, _ body: String, type: String = "application/json",
        to request: StaffRequest = .get("/days/1?on=x"), id: String? = "abc"
    ) throws {
        let headers = [("Content-Type", type)] + (id.map { [("X-Id", $0)] } ?? [])
        try OpenAPIContract(text: Self.text).check(
            Answer(to: request, status: status, headers: headers, body: Array(body.utf8)))
    }

    @Test func `an answer as it is promised is fine`() throws {
        try check(
            200, #"{"id":"\#(Self.id)","on":"2026-05-04","kind":"work","hours":[0,24]}"#,
            type: "Application/JSON; charset=utf-8")
        try check(200, #"{"id":"\#(Self.id)","on":"2026-05-04"}"#)
        try check(204, "")
        try check(404, "Nothing.", type: "text/plain; charset=utf-8; version=1")
    }

    @Test(arguments: [
        #"{"on":"2026-05-04"}"#, #"{"id":"ID","on":"2026-05-04","more":1}"#,
        #"{"id":"1","on":"2026-05-04"}"#, #"{"id":"ID","on":"2026-13-04"}"#,
        #"{"id":"ID","on":"4 May"}"#, #"{"id":"ID","on":20260504}"#, "[]", "null", "\"\"",
        #"{"id":"ID","on":"2026-05-04","kind":"play"}"#,
        #"{"id":"ID","on":"2026-05-04","hours":8}"#,
        #"{"id":"ID","on":"2026-05-04","hours":[8,"8"]}"#,
        #"{"id":"ID","on":"2026-05-04","hours":[8.5]}"#,
        #"{"id":"ID","on":"2026-05-04","hours":[25]}"#,
        #"{"id":"ID","on":"2026-05-04","hours":[-1]}"#, "no JSON",
    ])
    func `a body that the schema does not promise is broken`(body: String) {
        #expect(throws: Broken.self, "A field is missing, too many, or of another kind.") {
            try check(200, body.replacing("ID", with: Self.id))
        }
    }

    @Test func `a status, a type, a header or a body that is not promised is broken`() {
        let day = #"{"id":"\#(Self.id)","on":"2026-05-04"}"#
        #expect(throws: Broken.self, "No 201 is promised.") { try check(201, day) }
        #expect(throws: Broken.self, "A 204 has no body.") { try check(204, day) }
        #expect(throws: Broken.self, "JSON is.") { try check(200, day, type: "text/plain") }
        #expect(throws: Broken.self, "Version 1 is.") { try check(404, "x", type: "text/plain") }
        #expect(throws: Broken.self, "A header is missing.") { try check(200, day, id: nil) }
        #expect(throws: Broken.self, "A header is not as it must be.") {
            try check(200, day, id: "ABC")
        }
    }

    @Test func `a path that is not there is 404, a method that is not there 405`() throws {
        let problem = #"{"type":"x"}"#
        let kind = "application/problem+json"
        let post = StaffRequest("POST", "/days/1")
        try check(404, problem, type: kind, to: .get("/nights/1"))
        try check(405, problem, type: kind, to: post)
        for path in ["/days", "/days/1/2", "/", "/nights/1"] {
            #expect(throws: Broken.self, "\(path) is not there, so it is no 200.") {
                try check(200, "{}", to: .get(path))
            }
        }
        #expect(throws: Broken.self, "POST is not there.") {
            try check(404, problem, type: kind, to: post)
        }
        #expect(throws: Broken.self, "A problem has a type.") {
            try check(405, "{}", type: kind, to: post)
        }
    }

    @Test func `a keyword or a reference that leads nowhere is an error of the text`() throws {
        for schema in ["{ multipleOf: 2 }", "{ format: email }", "{ $ref: '#/components/x' }"] {
            let text = Self.text.replacing("{ $ref: '#/components/schemas/Day' }", with: schema)
            let headers = [("Content-Type", "application/json"), ("X-Id", "abc")]
            let answer = Answer(
                to: .get("/days/1"), status: 200, headers: headers, body: Array("{}".utf8))
            #expect(throws: (any Error).self, "\(schema) can't be checked.") {
                try OpenAPIContract(text: text).check(answer)
            }
        }
    }
}
