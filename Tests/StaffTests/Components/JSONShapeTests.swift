import Foundation
import Staff
import Testing

/// The JSON that goes over the wire, letter by letter.
@Suite("As JSON")
struct JSONShapeTests {
    private static let id = "0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73"

    /// Expects that `json` is read as `value`, and that `value` is written as `json`.
    private func check<Value: Codable & Equatable>(_ value: Value, _ json: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(try String(decoding: encoder.encode(value), as: UTF8.self) == json, "Written.")
        #expect(try JSONDecoder().decode(Value.self, from: Data(json.utf8)) == value, "Read.")
    }

    @Test func `money is a decimal and a code`() throws {
        try check(Money(minorUnits: 420_000, .eur), #"{"amount":"4200.00","currency":"EUR"}"#)
    }

    @Test func `a range is its first and its last day`() throws {
        try check(
            DayRange("2026-05-04", "2026-05-08"), #"{"from":"2026-05-04","to":"2026-05-08"}"#)
    }

    @Test func `an employee who stays has no last day`() throws {
        var ada = Employee(
            id: EmployeeID(Self.id)!, name: "Ada", email: "Ada@example.com",
            department: "Engineering", hiredOn: "2026-05-04")
        let head = #"{"department":"Engineering","email":"Ada@example.com","hiredOn":"2026-05-04""#
        try check(ada, head + #","id":"\#(Self.id)","name":"Ada"}"#)
        ada.terminatedOn = "2026-12-31"
        try check(
            ada, head + #","id":"\#(Self.id)","name":"Ada","terminatedOn":"2026-12-31"}"#)
    }

    @Test func `a salary is flat, and its reason may be left out`() throws {
        let money = Money(minorUnits: 420_000, .eur)
        let head = #"{"amount":"4200.00","currency":"EUR","effectiveFrom":"2026-05-04""#
        try check(Salary(money, effectiveFrom: "2026-05-04"), head + "}")
        try check(
            Salary(money, effectiveFrom: "2026-05-04", reason: "hired"),
            head + #","reason":"hired"}"#)
    }

    @Test func `a vacation request is flat`() throws {
        let request = VacationRequest(
            id: VacationID(Self.id)!, DayRange("2026-05-04", "2026-05-08"), .requested)
        try check(
            request,
            #"{"from":"2026-05-04","id":"\#(Self.id)","status":"requested","to":"2026-05-08"}"#)
    }

    @Test func `a row of the overview without a salary has none`() throws {
        let row = Overview.Row(
            id: EmployeeID(Self.id)!, name: "Ada", department: "X", salary: nil, remainingDays: 3,
            awayToday: false)
        try check(
            Overview(on: "2026-05-04", total: 7, rows: [row]),
            #"{"on":"2026-05-04","rows":[{"awayToday":false,"department":"X","id":"\#(Self.id)","#
                + #""name":"Ada","remainingDays":3}],"total":7}"#)
    }

    @Test(arguments: [
        (#"{"amount":"1.001","currency":"EUR"}"#, "amount"),
        (#"{"amount":4200,"currency":"EUR"}"#, "amount"),
        (#"{"amount":"1","currency":"XYZ"}"#, "currency"), (#"{"currency":"EUR"}"#, ""),
    ])
    func `money that can't be read says which field`(json: String, field: String) {
        #expect("“\(json)” is refused at “\(field)”.") {
            try JSONDecoder().decode(Money.self, from: Data(json.utf8))
        } throws: { error in
            switch error as? DecodingError {
            case .dataCorrupted(let context), .typeMismatch(_, let context):
                context.codingPath.map(\.stringValue) == [field]
            case .keyNotFound(let key, _): key.stringValue == "amount"
            default: false
            }
        }
    }

    @Test(arguments: ["2.5", "\"30\"", "1e300", "null", "true"])
    func `vacation days are a whole number`(days: String) throws {
        let json = """
            {"name":"Ada","email":"a@b","department":"X","hiredOn":"2026-05-04","vacationDays":\(days),
             "monthlySalary":{"amount":"1","currency":"EUR"}}
            """
        #expect(throws: DecodingError.self, "\(days) is none.") {
            try JSONDecoder().decode(NewHire.self, from: Data(json.utf8))
        }
        let whole = json.replacing(":\(days),", with: ":30.0,")
        let hire = try JSONDecoder().decode(NewHire.self, from: Data(whole.utf8))
        #expect(hire.vacationDays == 30, "JSON has one kind of number, so 30.0 is 30.")
    }
}
