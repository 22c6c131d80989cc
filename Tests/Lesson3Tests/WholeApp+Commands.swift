import EventStore
import EventStoreSQLite
import Foundation
import Hosting
import Lesson3
import Staff
import StaffBehaviour
import StaffEvents
import Subprocess
import SystemPackage
import Testing

/// Runs a command of staff-app.
private func run(_ arguments: String...) async throws -> (isSuccess: Bool, out: String, err: String)
{
    let result = try await Subprocess.run(
        .path(.init(builtExecutable("staff-app"))), arguments: .init(arguments),
        output: .string(limit: 1 << 20), error: .string(limit: 1 << 16))
    return (result.terminationStatus.isSuccess, result.standardOutput, result.standardError)
}

/// The bytes of the data stores in a folder, and of what SQLite has written beside them.
private func stores(in folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".sqlite") || $0.hasSuffix(".sqlite-wal") }
    return try names.reduce(into: [:]) { files, name in
        let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
        if !bytes.isEmpty { files[name] = bytes }
    }
}

extension WholeApp {
    @Test func `the people of Lesson 2 move in, and its files stay as they are`() async throws {
        try await withTemporaryFolder { folder in
            let (running, old, new) = ("\(folder)/app", "\(folder)/lesson2", "\(folder)/lesson3")
            let executable = try builtExecutable("staff-app")
            let arguments = ["up", "--lesson", "2", "--data", running]
            let ana = try await withService(executable, arguments) { app in
                let ana = try await StaffClient(baseURL: app.address).hire()
                // A copy of what is in use, as a backup has it: most is in the write-ahead log.
                try FileManager.default.createDirectory(
                    atPath: old, withIntermediateDirectories: true)
                for (name, bytes) in try stores(in: running) {
                    try bytes.write(to: URL(filePath: "\(old)/\(name)"))
                }
                return ana
            }
            let before = try stores(in: old)
            for _ in 1...2 {
                let result = try await run("import", "--from", old, "--data", new)
                #expect(result.isSuccess, "\(result.err)")
            }
            let after = try stores(in: old)
            #expect(after.keys.sorted() == before.keys.sorted(), "No file more, and none less.")
            #expect(after == before, "Each has the bytes that it had.")
            try await withService(executable, ["up", "--lesson", "3", "--data", new]) { app in
                let staff = StaffClient(baseURL: app.address)
                try await staff.get(ana.path).expect(
                    body: ana.json, because: "Who was hired in Lesson 2 works here.")
                try await staff.post("/employees", Newcomer(email: ana.email.uppercased()).json)
                    .expect(status: 409, because: "The e-mail is Ana's still.")
                let account = try await staff.get("\(ana.path)/vacations", ["year": "2026"]).json()
                #expect(account["remaining"] == 20, "Nothing was taken, in either lesson.")
            }
        }
    }

    @Test func `a file without the tables is not imported, and its name is told`() async throws {
        try await withTemporaryFolder { folder in
            for component in Component.allCases {
                // An event store's file, where tables are looked for.
                _ = try EventDatabase("\(folder)/\(component).sqlite")
            }
            let result = try await run("import", "--from", folder, "--data", "\(folder)/new")
            #expect(!result.isSuccess, "There are no employees in it.")
            #expect(
                result.err == """
                    staff-app: The file \(folder)/employees.sqlite can't be used: no such table: \
                    employee.

                    """, "The error says which file was looked into, and what it lacks.")
        }
    }

    @Test func `a stream is printed as a statement, while the app is running`() async throws {
        let app = try #require(EventSourcedAppTrait.app).get()
        let staff = StaffClient(baseURL: app.address) { $0 = $0.adding("X-Actor", "grace") }
        let ana = try await staff.hire()
        let raise: JSON = [
            "amount": "4400.00", "currency": "EUR", "effectiveFrom": "2026-05-01",
            "reason": "promotion",
        ]
        try await staff.put("\(ana.path)/salary", raise)
            .expect(status: 204, because: "A salary from a day that has none is set.")
        let records = try await staff.get("\(ana.path)/salary/records").list("records")
        let setAt = try #require(records.last?["setAt"]?.string)
        let stream = "salary-\(ana.id)"
        let result = try await run("events", stream, "--data", app.folder)
        #expect(result.isSuccess, "\(result.err)")
        let lines = result.out.split(separator: "\n")
        try #require(lines.count == 4, "The stream's name, the head, the first salary, the raise.")
        #expect(lines[0] == stream, "Whose statement it is.")
        #expect(lines[3].hasPrefix(setAt.prefix(19)), "When it was set.")
        #expect(lines[3].contains("salary.set"), "What happened.")
        #expect(lines[3].contains("grace (promotion)"), "Who did it, and why.")
        #expect(lines[3].hasSuffix("4400.00 EUR from 2026-05-01"), "What is true then.")
    }

    @Test func `a stream that nobody wrote to has no statement`() async throws {
        let app = try #require(EventSourcedAppTrait.app).get()
        let ana = try await StaffClient(baseURL: app.address).hire()
        let stream = "vacation-\(ana.id)-2026"
        let result = try await run("events", stream, "--data", app.folder)
        #expect(!result.isSuccess, "Ana has asked for nothing yet, and a script can tell.")
        #expect(result.out == "", "There is nothing to print.")
        #expect(
            result.err == """
                staff-app: Nothing has happened in a stream “\(stream)” in \(app.folder).

                """, "The error says what was looked for, and where.")
    }

    @Test func `a damaged store hides no other, and what is printed is only read`() async throws {
        try await withTemporaryFolder { folder in
            let database = try EventDatabase(folder + "/salary.events.sqlite")
            let store = SQLiteEventStore(database, now: { Timestamp.now() })
            let stream = StreamName.salary(of: .number(1))
            let salary = Salary(Money(minorUnits: 420_000, .eur), effectiveFrom: "2026-05-04")
            try await store.record([SalaryEvent.set(salary)], in: stream)
            let damaged = "\(folder)/damaged.events.sqlite"
            try Data("This is not a database at all.".utf8).write(to: URL(filePath: damaged))
            let before = try stores(in: folder)
            let result = try await run("events", stream.text, "--data", folder)
            #expect(result.isSuccess, "The stream is in another file.")
            #expect(result.out.contains("4200.00 EUR from 2026-05-04"), "Its statement is printed.")
            #expect(
                result.err.contains("The file \(damaged) is not a database."),
                "And it is said which file could not be read.")
            let after = try stores(in: folder)
            #expect(after == before, "Each file has the bytes that it had.")
        }
    }
}
