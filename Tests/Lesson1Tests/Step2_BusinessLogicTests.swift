import Lesson1
import Staff
import Testing

/// May 2026 starts on a Friday: the 2nd and 3rd are a weekend.
private func may(_ first: Int, _ last: Int) -> DayRange {
    DayRange(Day(2026, 5, first), Day(2026, 5, last))
}

@Suite("Lesson 1, step 2: business logic")
struct Step2_BusinessLogic {
    let account = VacationAccount(
        hiredOn: Day("2026-05-04"),
        entitlement: 10,
        requests: [
            VacationRequest(id: .number(1), may(11, 12), .requested),
            VacationRequest(id: .number(2), may(18, 19), .approved),
            VacationRequest(id: .number(3), may(20, 21), .rejected),
            VacationRequest(id: .number(4), may(25, 29), .cancelled),
        ])

    @Test func `weekends cost nothing`() throws {
        let cost = try VacationRules.workingDays(in: may(1, 4))
        #expect(cost == 2, "1 May is a Friday, 4 May a Monday, and the weekend between is free.")
    }

    @Test func `one day is one day`() throws {
        let cost = try VacationRules.workingDays(in: may(4, 4))
        #expect(cost == 1, "A range includes its first and its last day.")
    }

    @Test func `requested and approved days are held, rejected and cancelled ones are free`() throws
    {
        let remaining = try VacationRules.remaining(in: account)
        #expect(remaining == 6, "10 days, less 2 requested and 2 approved.")
    }

    @Test func `a request that meets every rule is granted`() throws {
        #expect(throws: Never.self, "4 to 8 May is five working days, and nothing is booked then.")
        {
            try VacationRules.check(may(4, 8), for: account)
        }
    }

    @Test func `a weekend is nothing to take`() {
        #expect(throws: VacationRefusal.nothingToTake, "9 and 10 May are a weekend.") {
            try VacationRules.check(may(9, 10), for: account)
        }
    }

    @Test func `nobody is away before they are hired`() {
        #expect(
            throws: VacationRefusal.beforeHired(account.hiredOn), "Hired on 4 May, away on the 1st."
        ) {
            try VacationRules.check(may(1, 5), for: account)
        }
    }

    @Test func `a request stays in one year, as the entitlement does`() {
        let newYear = DayRange(Day("2026-12-30"), Day("2027-01-04"))
        #expect(throws: VacationRefusal.crossesYears, "30 December to 4 January.") {
            try VacationRules.check(newYear, for: account)
        }
    }

    /// Each of these breaks two rules. The earlier one in the list is named.
    @Test(arguments: [
        (DayRange("2026-05-02", "2026-05-03"), VacationRefusal.nothingToTake),
        (DayRange("2025-12-31", "2026-01-02"), .beforeHired("2026-05-04")),
        (DayRange("2026-12-30", "2027-01-04"), .crossesYears),
        (DayRange("2026-05-18", "2026-06-30"), .overlaps(may(18, 19))),
        (DayRange("0001-01-01", "9999-12-31"), .beforeHired("2026-05-04")),
    ])
    func `the first broken rule is the one that is named`(
        wanted: DayRange, first: VacationRefusal
    ) {
        var requests = account.requests
        requests.append(
            VacationRequest(id: .number(5), DayRange("2026-12-31", "2026-12-31"), .approved))
        let booked = VacationAccount(
            hiredOn: account.hiredOn, entitlement: 10, requests: requests)
        #expect(
            throws: first,
            "Two rules are broken. They are looked at in the order of the page, earliest request first."
        ) {
            try VacationRules.check(wanted, for: booked)
        }
    }

    @Test(arguments: [may(11, 12), may(8, 11), may(12, 13), may(7, 19), may(12, 12)])
    func `nobody is away twice on the same day`(wanted: DayRange) {
        #expect(throws: VacationRefusal.overlaps(may(11, 12)), "11 to 12 May is already requested.")
        {
            try VacationRules.check(wanted, for: account)
        }
    }

    @Test func `the days beside a request are free`() throws {
        #expect(throws: Never.self, "11 to 12 May is requested, the 13th is free.") {
            try VacationRules.check(may(13, 13), for: account)
        }
    }

    @Test func `the last remaining day can be taken, one more can't`() throws {
        #expect(throws: Never.self, "6 days remain, and 1 to 8 June has 6 working days.") {
            try VacationRules.check(DayRange("2026-06-01", "2026-06-08"), for: account)
        }
        #expect(
            throws: VacationRefusal.tooManyDays(wanted: 7, remaining: 6),
            "6 days remain, and 1 to 9 June has 7 working days."
        ) {
            try VacationRules.check(DayRange("2026-06-01", "2026-06-09"), for: account)
        }
    }

    @Test(arguments: [may(20, 21), may(25, 29)])
    func `rejected and cancelled days can be asked for again`(wanted: DayRange) {
        #expect(throws: Never.self, "20 to 21 May was rejected, 25 to 29 May was cancelled.") {
            try VacationRules.check(wanted, for: account)
        }
    }
}
