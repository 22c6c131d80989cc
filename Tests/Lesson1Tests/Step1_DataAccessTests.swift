import GRDB
import Hosting
import Lesson1
import Staff
import StaffSQLite
import Testing

@Suite("Lesson 1, step 1: data access")
struct Step1_DataAccess {
    private func employee(_ number: Int, _ email: String, name: String = "Ada") -> Employee {
        Employee(
            id: .number(number), name: name, email: email, department: "Engineering",
            hiredOn: "2026-05-04")
    }

    @Test func `an employee is found again after a restart`() async throws {
        let ada = Employee(
            id: .number(1), name: "Ada Lovelace", email: "Ada@example.com",
            department: "Engineering", hiredOn: "2026-05-04", terminatedOn: "2026-12-31")
        try await withTemporaryFolder { folder in
            let file = folder + "/staff.sqlite"
            let before = try StaffDatabase.open(file)
            try await before.write { db in try EmployeeTable(db).insert(ada) }
            try before.close()
            let after = try StaffDatabase.open(file)
            let found = try await after.read { db in try EmployeeTable(db).find(ada.id) }
            #expect(found == ada, "Every field comes back as it was inserted.")
        }
    }

    @Test func `an unknown id is nil, not an error`() async throws {
        try await withDatabase { database in
            let found = try await database.write { db in
                try EmployeeTable(db).insert(employee(1, "ada@example.com"))
                return try EmployeeTable(db).find(.number(2))
            }
            #expect(found == nil, "Employee 1 is in the table, employee 2 was looked for.")
        }
    }

    @Test(arguments: ["ada@example.com", "ADA@example.com", "Ada@Example.Com"])
    func `an e-mail is unique, whatever its case`(second: String) async throws {
        try await withDatabase { database in
            try await database.write { db in
                let table = EmployeeTable(db)
                try table.insert(employee(1, "Ada@example.com"))
                #expect(
                    throws: StaffError.emailTaken(second),
                    "Ada@example.com is in the table, and the error says which e-mail was refused."
                ) {
                    try table.insert(employee(2, second))
                }
            }
        }
    }

    @Test func `an umlaut has a case too`() async throws {
        try await withDatabase { database in
            try await database.write { db in
                let table = EmployeeTable(db)
                try table.insert(employee(1, "jürgen@example.com"))
                #expect(
                    throws: StaffError.emailTaken("JÜRGEN@example.com"),
                    "jürgen@ is in the table. SQLite's lower() knows A to Z alone, Swift's knows Ü."
                ) {
                    try table.insert(employee(2, "JÜRGEN@example.com"))
                }
            }
        }
    }

    @Test func `another id that is taken is not called a taken e-mail`() async throws {
        try await withDatabase { database in
            try await database.write { db in
                let table = EmployeeTable(db)
                try table.insert(employee(1, "ada@example.com"))
                #expect(
                    throws: DatabaseError.self,
                    "The id is taken here, not the e-mail: let the data store's own error through."
                ) {
                    try table.insert(employee(1, "grace@example.com"))
                }
            }
        }
    }

    @Test(arguments: ["Conan O'Brien", "Robert'); DROP TABLE employee;--", "\"Zoë\" ?1 :name 张"])
    func `a name is stored as it is written`(name: String) async throws {
        try await withDatabase { database in
            let found = try await database.write { db in
                let table = EmployeeTable(db)
                try table.insert(employee(1, "ada@example.com", name: name))
                return try table.find(.number(1))
            }
            #expect(found?.name == name, "Values stand in the arguments, never in the SQL.")
        }
    }

    @Test func `everybody is listed in the order of their ids`() async throws {
        try await withDatabase { database in
            let ids = try await database.write { db in
                let table = EmployeeTable(db)
                for number in [3, 1, 5, 2, 4] {
                    try table.insert(
                        employee(number, "\(9 - number)@example.com", name: "N\(number * 7 % 5)"))
                }
                return try table.all(limit: 10).map(\.id)
            }
            #expect(ids == (1...5).map { .number($0) }, "Inserted as 3, 1, 5, 2, 4.")
        }
    }

    @Test func `a page begins behind the last id of the page before`() async throws {
        try await withDatabase { database in
            let pages = try await database.write { db in
                let table = EmployeeTable(db)
                for number in 1...5 {
                    try table.insert(employee(number, "\(number)@example.com"))
                }
                return try [
                    table.all(limit: 2), table.all(after: .number(2), limit: 2),
                    table.all(after: .number(4), limit: 2), table.all(after: .number(5), limit: 2),
                ].map { $0.map(\.id) }
            }
            let expected: [[EmployeeID]] = [
                [.number(1), .number(2)], [.number(3), .number(4)], [.number(5)], [],
            ]
            #expect(pages == expected, "Five employees in pages of two, none twice, none missing.")
        }
    }

    @Test func `an update changes one employee and leaves the others`() async throws {
        try await withDatabase { database in
            var changed = employee(1, "ada@example.com")
            changed.name = "Ada King"
            changed.email = "king@example.com"
            changed.department = "Research"
            changed.terminatedOn = "2026-06-30"
            let update = changed
            let everybody = try await database.write { db in
                let table = EmployeeTable(db)
                try table.insert(employee(1, "ada@example.com"))
                try table.insert(employee(2, "grace@example.com"))
                #expect(
                    throws: Never.self,
                    """
                    Employee 1 gets an e-mail that nobody has. If it is taken all the same, the \
                    UPDATE reaches more rows than one.
                    """
                ) {
                    try table.update(update)
                }
                return try table.all(limit: 10)
            }
            #expect(
                everybody == [update, employee(2, "grace@example.com")],
                "Employee 1 was updated in every field that can change, employee 2 was not.")
        }
    }

    @Test func `nobody can take over an e-mail, or lose their own, by an update`() async throws {
        try await withDatabase { database in
            try await database.write { db in
                let table = EmployeeTable(db)
                try table.insert(employee(1, "ada@example.com"))
                try table.insert(employee(2, "grace@example.com"))
                #expect(
                    throws: StaffError.emailTaken("ADA@example.com"),
                    "Employee 2 asks for the e-mail of employee 1: `emailTaken`, as `email_key` is unique."
                ) {
                    try table.update(employee(2, "ADA@example.com"))
                }
                #expect(throws: Never.self, "The e-mail that employee 1 writes anew is their own.")
                {
                    try table.update(employee(1, "ADA@example.com"))
                }
                #expect(
                    throws: StaffError.emailTaken("ada@example.com"),
                    "Employee 1 wrote their own e-mail in capitals, and still has it: `emailTaken`."
                ) {
                    try table.insert(employee(3, "ada@example.com"))
                }
            }
        }
    }
}
