import EventStore
import Lesson3
import Staff
import StaffEvents
import Testing

private func entry(
    _ euros: Int64, from day: Day, by actor: String? = "grace", _ reason: String? = nil,
    recorded: String
) throws -> SalaryEntry {
    let setAt = try #require(Timestamp(recorded + "T09:30:00.000001Z"))
    return SalaryEntry(
        Salary(Money(minorUnits: euros * 100, .eur), effectiveFrom: day, reason: reason),
        setAt: setAt, setBy: actor)
}

/// Ada's pay: a raise, and a raise that became known two months after the day it began.
private struct Ada {
    let first: SalaryEntry
    let raise: SalaryEntry
    let retroactive: SalaryEntry

    init() throws {
        first = try entry(4000, from: "2026-01-01", by: nil, "hired", recorded: "2025-12-15")
        raise = try entry(
            4200, from: "2026-05-01", by: "grace", "promotion", recorded: "2026-04-20")
        retroactive = try entry(
            4100, from: "2026-04-01", by: "alan", "pay agreement", recorded: "2026-06-20")
    }

    var entries: [SalaryEntry] { [first, raise, retroactive] }

    func euros(on day: Day, asKnownOn known: Day) throws -> Int64? {
        let found = try TimeTravel.entry(on: day, asKnownOn: known, in: entries)
        return found.map { $0.salary.monthly.minorUnits / 100 }
    }
}

@Suite("Lesson 3, step 5: time travel")
struct Step5_TimeTravel {
    private func euros(_ amount: Int64) -> Money { Money(minorUnits: amount * 100, .eur) }

    @Test func `a retroactive raise has two right answers`() throws {
        let ada = try Ada()
        let then = try ada.euros(on: "2026-04-30", asKnownOn: "2026-05-31")
        #expect(then == 4000, "In May nobody knew of the raise that was agreed in June.")
        let now = try ada.euros(on: "2026-04-30", asKnownOn: "2026-06-30")
        #expect(now == 4100, "Since 20 June it is known that April paid more.")
    }

    @Test func `a raise that is known does not count before its day`() throws {
        let ada = try Ada()
        let before = try ada.euros(on: "2026-04-25", asKnownOn: "2026-04-25")
        #expect(before == 4000, "The raise of 1 May is known since 20 April, and not in force.")
        let ahead = try ada.euros(on: "2026-05-15", asKnownOn: "2026-04-25")
        #expect(ahead == 4200, "On 25 April one can tell what May will pay.")
    }

    @Test func `what is recorded later is not in force later`() throws {
        let may = try Ada().euros(on: "2026-05-15", asKnownOn: "2026-06-30")
        #expect(may == 4200, "The last record is of 1 April, and May's own raise still counts.")
    }

    @Test func `the first day counts, in force and known`() throws {
        let ada = try Ada()
        let inForce = try ada.euros(on: "2026-05-01", asKnownOn: "2026-05-31")
        #expect(inForce == 4200, "The raise begins on 1 May.")
        let known = try ada.euros(on: "2026-04-01", asKnownOn: "2026-06-20")
        #expect(known == 4100, "It was recorded on 20 June.")
        let dayBefore = try ada.euros(on: "2026-04-01", asKnownOn: "2026-06-19")
        #expect(dayBefore == 4000, "On 19 June it was not known.")
    }

    @Test func `nothing is paid before the first day, and nothing known before the first record`()
        throws
    {
        let ada = try Ada()
        let early = try ada.euros(on: "2025-12-31", asKnownOn: "2026-06-30")
        #expect(early == nil, "The first salary begins on 1 January.")
        let unknown = try ada.euros(on: "2026-02-01", asKnownOn: "2025-12-14")
        #expect(unknown == nil, "Nobody had hired Ada on 14 December.")
    }

    @Test func `who set it to 4,200, when, and why`() throws {
        let ada = try Ada()
        let found = try TimeTravel.entry(
            on: "2026-05-15", asKnownOn: "2026-06-30", in: ada.entries)
        #expect(found?.setBy == "grace", "She set the salary that is in force on 15 May.")
        #expect(
            found?.setAt.description == "2026-04-20T09:30:00.000001Z",
            "It was recorded on 20 April, before its first day.")
        #expect(found?.reason == "promotion", "Of the raise, not of the one recorded last.")
    }

    @Test func `the history is in the order of the days, with who, when and why`() throws {
        let ada = try Ada()
        let history = try TimeTravel.history(asKnownOn: "2026-06-30", in: ada.entries)
        #expect(
            history == [ada.first, ada.retroactive, ada.raise],
            "By the day that each is paid from, not by the day it was recorded.")
    }

    @Test func `the history as known then has nothing of later`() throws {
        let ada = try Ada()
        let history = try TimeTravel.history(asKnownOn: "2026-05-31", in: ada.entries)
        #expect(
            history == [ada.first, ada.raise], "The raise of 1 April was recorded on 20 June.")
    }

    @Test func `a correction counts from when it is known`() throws {
        let wrong = try entry(2400, from: "2026-05-01", recorded: "2026-04-20")
        let right = try entry(4200, from: "2026-05-01", recorded: "2026-04-22")
        let now = try TimeTravel.history(asKnownOn: "2026-04-22", in: [wrong, right])
        #expect(now == [right], "Of two records of one day, the later one counts.")
        let then = try TimeTravel.history(asKnownOn: "2026-04-21", in: [wrong, right])
        #expect(then == [wrong], "That is what was known on the 21st.")
    }

    @Test func `the payroll of April, as it was paid and as it should have been`() throws {
        let ada = Payee(try Ada().entries)
        let bob = Payee([try entry(3000, from: "2026-01-01", recorded: "2025-12-20")])
        let paid = try TimeTravel.payroll(
            of: Month(2026, 4), asKnownOn: "2026-04-30", [ada, bob])
        #expect(paid == [euros(7000)], "4,000 and 3,000, as known on payday.")
        let due = try TimeTravel.payroll(of: Month(2026, 4), asKnownOn: "2026-06-30", [ada, bob])
        #expect(due == [euros(7100)], "100 more are owed since 20 June.")
    }

    @Test func `a month pays the salary of its last day`() throws {
        let late = Payee([
            try entry(3000, from: "2026-01-01", recorded: "2025-12-20"),
            try entry(3500, from: "2026-02-28", recorded: "2026-01-20"),
        ])
        let february = try TimeTravel.payroll(of: Month(2026, 2), asKnownOn: "2026-03-01", [late])
        #expect(february == [euros(3500)], "28 February is a payday.")
        let january = try TimeTravel.payroll(of: Month(2026, 1), asKnownOn: "2026-03-01", [late])
        #expect(january == [euros(3000)], "On 31 January the raise was not in force.")
    }

    @Test func `who left before payday is not paid`() throws {
        let entries = [try entry(3000, from: "2026-01-01", recorded: "2025-12-20")]
        let april = try TimeTravel.payroll(
            of: Month(2026, 4), asKnownOn: "2026-04-30", [Payee(entries, lastDay: "2026-04-29")])
        #expect(april == [], "The salary has no end of its own, and the employment has.")
    }

    @Test func `who leaves on payday is paid, and who begins the day after is not`() throws {
        let entries = [try entry(3000, from: "2026-01-01", recorded: "2025-12-20")]
        let payees = [
            Payee(entries, lastDay: "2026-04-30"),
            Payee([try entry(9000, from: "2026-05-01", recorded: "2026-04-01")]),
        ]
        let april = try TimeTravel.payroll(of: Month(2026, 4), asKnownOn: "2026-04-30", payees)
        #expect(april == [euros(3000)], "30 April is a day of the one, and not of the other.")
        let early = try TimeTravel.payroll(of: Month(2025, 4), asKnownOn: "2026-04-30", payees)
        #expect(early == [], "In 2025 nobody was employed.")
    }

    @Test func `each currency has a total of its own`() throws {
        let yen = try #require(Currency("JPY"))
        let ada = Payee(try Ada().entries)
        let abroad = SalaryEntry(
            Salary(Money(minorUnits: 600_000, yen), effectiveFrom: "2026-01-01"),
            setAt: try Ada().first.setAt, setBy: nil)
        let may = try TimeTravel.payroll(
            of: Month(2026, 5), asKnownOn: "2026-05-31", [Payee([abroad]), ada])
        #expect(may == [euros(4200), Money(minorUnits: 600_000, yen)], "EUR comes before JPY.")
    }
}
