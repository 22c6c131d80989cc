import EventFeeds
import EventStore
import Staff
import Testing

@Suite("Tokens")
struct TokenTests {
    @Test func `a token is read as it is written, the services in their order`() throws {
        let token = Token([.vacation: Position(3), .employees: Position(12)])
        #expect(token.description == "employees=12,vacation=3")
        let read = try Token(parsing: token.description)
        #expect(read == token)
    }

    @Test func `nothing is a token that waits for nothing`() throws {
        let token = try Token(parsing: "")
        #expect(token.positions.isEmpty)
        #expect(token.description == "")
    }

    @Test func `of two tokens the later position of each service counts`() {
        var token = Token([.employees: Position(12), .salary: Position(7)])
        token.merge(Token([.employees: Position(9), .salary: Position(8), .vacation: Position(1)]))
        #expect(token.description == "employees=12,salary=8,vacation=1")
    }

    @Test(arguments: ["employees", "employees=", "employees=x", "employees=-1", "employees=1=2"])
    func `what has no position is refused`(text: String) {
        #expect(throws: TokenMalformed.notATokenPart(text)) { try Token(parsing: text) }
    }

    @Test(arguments: ["employees=1,", ",employees=1", "employees=1,,salary=2"])
    func `an empty part is refused`(text: String) {
        #expect(throws: TokenMalformed.notATokenPart("")) { try Token(parsing: text) }
    }

    @Test func `a service that does not exist is refused by its name`() {
        #expect(throws: TokenMalformed.noSuchService("payroll")) {
            try Token(parsing: "employees=1,payroll=2")
        }
    }

    @Test func `a service that is named twice is refused`() {
        #expect(throws: TokenMalformed.twice(.salary)) { try Token(parsing: "salary=1,salary=2") }
    }

    @Test func `a command notes the furthest position, outside of one nothing is noted`() {
        #expect(Answered.current == nil)
        let answered = Answered()
        answered.note(.salary, at: Position(7))
        answered.note(.salary, at: Position(5))
        answered.note(Token([.vacation: Position(2)]))
        #expect(answered.token.description == "salary=7,vacation=2")
    }
}
