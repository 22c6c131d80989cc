import Foundation

extension Scenario {
    /// Health, metrics, the API's own description, and what "today" stands for.
    static let operations: [Scenario] = [
        Scenario("the app says that it is live, and that it is ready") { staff, _ in
            for status in ["live", "ready"] {
                try await staff.get("/health/\(status)").expect(
                    body: ["status": .string(status)], because: "It has just hired somebody.")
            }
        },
        Scenario("the app describes its API as OpenAPI 3.1") { staff, _ in
            let answer = try await staff.get("/openapi.yaml")
                .expect(status: 200, because: "The description is part of the API.")
            try answer.expect(
                answer.mediaType?.contains("yaml") ?? false, "a Content-Type of YAML",
                because: "A tool has to know how to read it.")
            for line in ["openapi: 3.1", "  /employees/{id}/vacations/{vacation}/approve:"] {
                try answer.expect(
                    answer.text.contains(line), "a line that begins \(line)",
                    because: "It is version 3.1, and has every path.")
            }
        },
        Scenario("the metrics can be read by Prometheus") { staff, _ in
            let answer = try await staff.get("/metrics")
                .expect(status: 200, because: "The app has served at least one hire to count.")
            let type = answer.header("Content-Type") ?? ""
            try answer.expect(
                type.hasPrefix("text/plain") && type.contains("version=0.0.4"),
                "a Content-Type of text/plain; version=0.0.4, not \(type)",
                because: "That is the version of the text format.")
            let lines = answer.text.split(separator: "\n")
            let samples = lines.filter { !$0.hasPrefix("#") }
            try answer.expect(
                lines.contains { $0.hasPrefix("# TYPE ") } && !samples.isEmpty,
                "a # TYPE line, and samples", because: "There is something to count by now.")
            for sample in samples {
                let value = sample.split(separator: " ").last.map(String.init) ?? ""
                try answer.expect(
                    sample.first?.isLetter == true || sample.first == "_",
                    "a sample that begins with a name, not \(sample)",
                    because: "A line is name{labels} value.")
                try answer.expect(
                    Double(value) != nil || ["+Inf", "-Inf", "NaN"].contains(value),
                    "a sample that ends in a number, not \(sample)",
                    because: "A line is name{labels} value.")
            }
        },
        Scenario("where no day is given it is today") { staff, ana in
            let veteran = Newcomer(department: ana.department, hiredOn: "2020-01-06")
            let ben = try await staff.hire(veteran)
            try await staff.get("\(ben.path)/salary").expect(
                field: "effectiveFrom", is: "2020-01-06", because: "It is today's salary.")
            try await staff.get("\(ben.path)/salary/yearly")
                .expect(field: "amount", is: "50400.00", because: "It is today's salary by 12.")
            let overview = try await staff.get("/overview", ["department": ben.department])
            try overview.expect(
                days.contains(try overview.field("on")), "today in \"on\", one of \(days)",
                because: "An overview is of today unless a day is given.")
            let vacations = try await staff.get("\(ben.path)/vacations")
            let year = try vacations.json()["year"]?.integer
            try vacations.expect(
                days.contains { $0.prefix(4) == year.map(String.init) ?? "" },
                "this year in \"year\"",
                because: "The vacations are of this year unless one is given.")
            try await staff.delete(ben.path)
                .expect(status: 204, because: "Today is after the hire.")
            let gone = try await staff.get(ben.path)
            try gone.expect(
                days.contains(try gone.field("terminatedOn")),
                "today in \"terminatedOn\", one of \(days)",
                because: "Today is the last day unless one is given.")
        },
    ]

    /// Yesterday, today and tomorrow in UTC: one of them is the app's today, wherever it runs.
    private static var days: [String] {
        [-1, 0, 1].map { day in
            String(Date(timeIntervalSinceNow: day * 86_400).ISO8601Format().prefix(10))
        }
    }
}
