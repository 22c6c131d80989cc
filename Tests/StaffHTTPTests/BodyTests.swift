import Hosting
import RawHTTP
import Staff
import StaffBehaviour
import Testing

@Suite("A body")
struct BodyTests {
    private struct Deep: Decodable {
        struct Line: Decodable {
            let day: Day
        }
        let lines: [Line]?
        let table: [String: [String: [Int]]]?
        let money: Money?
    }

    private let post = StaffRequest("POST", "/read")

    @Test(arguments: [
        ("{", "#"), ("", "#"), ("[]", "#"), ("\"x\"", "#"), ("null", "#"),
        (#"{"lines": 1}"#, "#/lines"), (#"{"lines": [{}]}"#, "#/lines/0/day"),
        (#"{"lines": [{"day": "2026-05-04"}, {"day": "4 May"}]}"#, "#/lines/1/day"),
        (#"{"lines": [{"day": null}]}"#, "#/lines/0/day"), (#"{"lines": [null]}"#, "#/lines/0"),
        (#"{"money": {"amount": "x", "currency": "EUR"}}"#, "#/money/amount"),
        (#"{"money": {"amount": "1", "currency": 7}}"#, "#/money/currency"),
        (#"{"money": {"currency": "EUR"}}"#, "#/money/amount"),
        (#"{"table": {"a/b": {"c~d": [1, "x"]}}}"#, "#/table/a~1b/c~0d/1"),
        (#"{"table": {"~1": {"": ["x"]}}}"#, "#/table/~01//0"),
    ])
    func `what can't be read is 400, with the place as a JSON pointer`(
        body: String, pointer: String
    ) async throws {
        try await withRoutes(.reading(Deep.self)) { client in
            try await client.send(post.sending(body))
                .expect(.unreadable(at: pointer), because: "The body is \(body).")
        }
    }

    @Test func `a body that is nested without end is 400 too`() async throws {
        let body = #"{"table":"# + String(repeating: "[", count: 60_000)
        try await withRoutes(.reading(Deep.self)) { client in
            try await client.send(post.sending(body))
                .expect(.unreadable(at: nil), because: "It must not exhaust the stack.")
        }
    }

    @Test func `bytes that are no UTF-8 are 400`() async throws {
        try await withRoutes(.reading([String].self)) { client in
            try await client.send(post.sending([0x5B, 0x22, 0xFF, 0xFE, 0x22, 0x5D]))
                .expect(.unreadable(at: nil), because: "JSON is UTF-8 (RFC 8259).")
        }
    }

    @Test func `a body has 64 KiB at most`() async throws {
        try await withRoutes(.reading([String].self)) { client in
            let largest = "[\"" + String(repeating: "x", count: 65_536 - 4) + "\"]"
            try await client.send(post.sending(largest))
                .expect(status: 204, because: "64 KiB to the byte are read.")
            try await client.send(post.sending(largest + " "))
                .expect(.tooLarge, because: "One byte more is not.")
            try await client.send(post.sending(String(repeating: "x", count: 2_000_000)))
                .expect(.tooLarge, because: "Nor are two million.")
        }
    }

    @Test func `a body that does not say how long it is has 64 KiB at most too`() async throws {
        try await withRoutes(.reading([String].self)) { client in
            let answer = try await withConnection(to: client.baseURL) { connection in
                let chunk = "4000\r\n" + String(repeating: " ", count: 0x4000) + "\r\n"
                try await connection.send(
                    "POST /read HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + String(repeating: chunk, count: 5) + "0\r\n\r\n")
                return try await connection.read(upTo: "\r\n")
            }
            #expect(answer.contains(" 413 "), "Five chunks of 16 KiB are 80 KiB: \(answer)")
        }
    }

    @Test(
        arguments: [
            ("application/json", true), ("Application/JSON", true), (nil, true),
            ("application/json; charset=utf-8", true), ("application/json;charset=utf-8", true),
            ("text/plain", false), ("application/x-www-form-urlencoded", false), ("json", false),
            ("application/jsonp", false), ("", false), ("application/problem+json", false),
        ] as [(String?, Bool)])
    func `a body is JSON, and says so if it says anything`(
        type: String?, isRead: Bool
    ) async throws {
        try await withRoutes(.reading([Int].self)) { client in
            let answer = try await client.send(post.sending("[1]", as: type))
            if isRead {
                try answer.expect(status: 204, because: "\(type ?? "Nothing") is JSON.")
            } else {
                try answer.expect(.unsupportedMediaType, because: "\(type ?? "") is not JSON.")
            }
        }
    }
}
