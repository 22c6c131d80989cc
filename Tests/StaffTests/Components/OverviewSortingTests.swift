import Staff
import Testing

@Suite("The order of the overview")
struct OverviewSortingTests {
    private static func row(
        _ digit: Int, name: String = "Ada", pay: Money? = nil, days: Int? = nil,
        away: Bool? = nil
    ) -> Overview.Row {
        Overview.Row(
            id: EmployeeID("00000000-0000-0000-0000-00000000000\(digit)")!, name: name,
            department: "X", salary: pay, remainingDays: days, awayToday: away)
    }

    private static func sorted(
        _ rows: [Overview.Row], by column: OverviewQuery.Column,
        _ order: OverviewQuery.Order = .ascending
    ) -> [String] {
        OverviewQuery(on: "2026-06-15", sort: column, order: order).sorted(rows)
            .map { String($0.id.description.last!) }
    }

    @Test func `what is not known comes before everything that is`() {
        let money = Self.row(1, pay: Money(minorUnits: 1, .eur))
        #expect(Self.sorted([money, Self.row(2)], by: .salary) == ["2", "1"])
        let days = Self.row(1, days: -3)
        #expect(Self.sorted([days, Self.row(2)], by: .remainingDays) == ["2", "1"])
        let rows = [Self.row(1, away: true), Self.row(2, away: false), Self.row(3)]
        #expect(Self.sorted(rows, by: .awayToday) == ["3", "2", "1"])
    }

    @Test func `ties are in the order of the ids, upwards and downwards`() {
        let rows = [Self.row(3), Self.row(1), Self.row(2)]
        #expect(Self.sorted(rows, by: .name) == ["1", "2", "3"])
        #expect(Self.sorted(rows, by: .name, .descending) == ["1", "2", "3"])
    }

    @Test func `texts are in the order of their bytes, as SQLite has them`() {
        let rows = [
            Self.row(1, name: "a"), Self.row(2, name: "Z"), Self.row(3, name: "É"),
            Self.row(4, name: "🦊"), Self.row(5, name: "ｚ"),
        ]
        #expect(Self.sorted(rows, by: .name) == ["2", "1", "3", "5", "4"])
    }

    @Test func `salaries are sorted by currency, then by amount`() throws {
        let yen = try #require(Currency("JPY"))
        let rows = [
            Self.row(1, pay: Money(minorUnits: 5, yen)),
            Self.row(2, pay: Money(minorUnits: 900, .eur)),
            Self.row(3, pay: Money(minorUnits: 100, .eur)),
        ]
        #expect(Self.sorted(rows, by: .salary) == ["3", "2", "1"])
        #expect(Self.sorted(rows, by: .salary, .descending) == ["1", "2", "3"])
    }
}
