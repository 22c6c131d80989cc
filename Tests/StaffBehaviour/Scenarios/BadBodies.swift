extension Scenario {
    static let badBodies: [Scenario] = [
        Scenario("a body that is no JSON is refused") { staff, ana in
            let watch = try await staff.watch(ana)
            for text in ["", "{", "hello", "{\"name\": \"Ana\"", "{'name': 'Ana'}", "{\"name\":}"] {
                for (method, path) in bodyTakers(of: ana) {
                    try await watch.refuses(
                        StaffRequest(method, path).sending(text), with: .unreadable(at: "#"),
                        because: "Nothing of it can be read: the problem is in the whole body.")
                }
            }
        },
        Scenario("a body that is no object is refused") { staff, ana in
            let watch = try await staff.watch(ana)
            for text in ["[]", "null", "\"Ana\"", "42"] {
                for (method, path) in bodyTakers(of: ana) {
                    try await watch.refuses(
                        StaffRequest(method, path).sending(text), with: .unreadable(at: "#"),
                        because: "\(text) is JSON, but no object with fields.")
                }
            }
        },
        Scenario("a body that is missing is refused") { staff, ana in
            let watch = try await staff.watch(ana)
            for (method, path) in bodyTakers(of: ana) {
                try await watch.refuses(
                    StaffRequest(method, path), with: .unreadable(at: "#"),
                    because: "\(method) needs to be told what.")
            }
        },
        Scenario("a body that is not UTF-8, or nested without end, is refused") { staff, ana in
            let watch = try await staff.watch(ana)
            let latin1 = [UInt8]("{\"name\": \"".utf8) + [0xDC] + [UInt8]("nal\"}".utf8)
            try await watch.refuses(
                StaffRequest("PATCH", ana.path).sending(latin1), with: .unreadable(at: nil),
                because: "JSON is UTF-8 (RFC 8259), and this is Latin-1.")
            let deep = String(repeating: "[", count: 20_000)
            try await watch.refuses(
                StaffRequest("PATCH", ana.path).sending(deep), with: .unreadable(at: nil),
                because: "20,000 brackets must not exhaust the stack either.")
        },
        Scenario("a body of 64 KiB is read, and one byte more is too large") { staff, ana in
            func padded(to size: Int) -> StaffRequest {
                let body = "{\"name\":\"Ana Berg\",\"x\":\"\"}"
                let padding = String(repeating: "x", count: size - body.utf8.count)
                return StaffRequest("PATCH", ana.path)
                    .sending(body.dropLast(2) + padding + "\"}")
            }
            try await staff.watch(ana).refuses(
                padded(to: 65_537), with: .tooLarge, because: "64 KiB are 65,536 bytes.")
            try await staff.send(padded(to: 65_536)).expect(
                field: "name", is: "Ana Berg", because: "The limit itself is still allowed.")
        },
        Scenario("a name of 10 MB is too large") { staff, ana in
            let name = String(repeating: "n", count: 10_000_000)
            let watch = try await staff.watch(ana)
            // The answer may come while the body is still being sent. It has to arrive even so.
            try await watch.refuses(
                .post("/employees", ana.colleague(name: name).json), with: .tooLarge,
                because: "A body over 64 KiB is refused with an answer, not by hanging up.")
        },
        Scenario("a body of another type than JSON is refused") { staff, ana in
            let watch = try await staff.watch(ana)
            let body = ana.colleague().json.description
            for type in ["text/plain", "application/xml", "application/x-www-form-urlencoded"] {
                try await watch.refuses(
                    StaffRequest("POST", "/employees").sending(body, as: type),
                    with: .unsupportedMediaType, because: "The body says that it is \(type).")
                try await watch.refuses(
                    StaffRequest("PATCH", ana.path).sending("{\"name\": \"X\"}", as: type),
                    with: .unsupportedMediaType, because: "The body says that it is \(type).")
            }
        },
        Scenario("JSON is read with a charset beside its type, and with no type at all") {
            staff, ana in
            for type in ["application/json; charset=utf-8", "Application/JSON", nil] {
                let body = ana.colleague().json.description
                try await staff.send(StaffRequest("POST", "/employees").sending(body, as: type))
                    .expect(status: 201, because: "Nothing speaks against reading it as JSON.")
            }
        },
    ]

    /// Every request that needs a body.
    private static func bodyTakers(of person: Person) -> [(String, String)] {
        [
            ("POST", "/employees"), ("PATCH", person.path), ("PUT", "\(person.path)/salary"),
            ("POST", "\(person.path)/vacations"),
        ]
    }
}
