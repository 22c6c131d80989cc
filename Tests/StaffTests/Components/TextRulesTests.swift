import Staff
import Testing

@Suite("What people type")
struct TextRulesTests {
    private let ada = Employee(
        id: EmployeeID("0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73")!, name: "Ada",
        email: "ada@example.com", department: "Engineering", hiredOn: "2026-05-04")

    @Test(arguments: ["", " ", "\t", "\u{A0}", "\u{3000} \u{2003}", "\n"])
    func `a text is not blank`(text: String) {
        #expect(throws: StaffError.textEmpty(pointer: "#/name"), "White space is no name.") {
            try EmployeeChange(name: text).applied(to: ada)
        }
    }

    @Test func `a text has 200 characters at most`() throws {
        // A family of four is one character, of seven scalars.
        for sign in ["x", "ß", "👩‍👩‍👧‍👦"] {
            let longest = String(repeating: sign, count: 200)
            let changed = try EmployeeChange(department: longest).applied(to: ada)
            #expect(changed.department == longest, "200 characters are allowed.")
            #expect(
                throws: StaffError.textTooLong(pointer: "#/department"), "201 characters are not."
            ) {
                try EmployeeChange(department: longest + sign).applied(to: ada)
            }
        }
    }

    @Test(arguments: ["\u{0}", "\u{7}", "\u{1B}", "\u{7F}", "\u{85}", "\r\n", "\t"])
    func `a text has no control characters`(sign: String) {
        #expect(
            throws: StaffError.textUnprintable(pointer: "#/name"), "They would spoil a list."
        ) {
            try EmployeeChange(name: "Ada" + sign + "Lovelace").applied(to: ada)
        }
    }

    @Test(arguments: ["O'Brien", "Åsa Öberg", "李小龍", "محمد", "Robert'); DROP TABLE", "🦊"])
    func `a name may be written in any script`(name: String) throws {
        let changed = try EmployeeChange(name: name).applied(to: ada)
        #expect(changed.name == name, "It is kept as it was typed.")
    }

    @Test(arguments: [
        "ada", "@", "ada@", "@example.com", "ada@@example.com", "a@b@c", "ada @example.com",
        "ada@example.com ", "ada@exam\u{A0}ple.com",
    ])
    func `an e-mail is something, an @, and something`(email: String) {
        #expect(throws: StaffError.emailMalformed(pointer: "#/email"), "“\(email)” is not.") {
            try EmployeeChange(email: email).applied(to: ada)
        }
    }

    @Test(arguments: ["a@b", "Ada.Lovelace+hr@example.co.uk", "ädä@exämple.com"])
    func `whether there is such a mailbox is not for us to say`(email: String) throws {
        #expect(try EmployeeChange(email: email).applied(to: ada).email == email, "It may be.")
    }

    @Test func `an e-mail keeps the other rules of texts`() {
        let long = String(repeating: "x", count: 200) + "@b"
        #expect(throws: StaffError.textTooLong(pointer: "#/email"), "202 characters.") {
            try EmployeeChange(email: long).applied(to: ada)
        }
        #expect(throws: StaffError.textEmpty(pointer: "#/email"), "Blank.") {
            try EmployeeChange(email: " ").applied(to: ada)
        }
    }

    @Test func `a change that breaks a rule changes nothing, an empty one neither`() throws {
        #expect(throws: StaffError.textEmpty(pointer: "#/department"), "The name alone is fine.") {
            try EmployeeChange(name: "Eve", department: "").applied(to: ada)
        }
        #expect(try EmployeeChange().applied(to: ada) == ada, "What is nil stays as it is.")
    }
}
