import Lesson3
import Staff
import StaffEvents
import Testing

/// A history of 2026, and what is asked on top of it.
private struct Given {
    let events: [VacationEvent]

    init(_ events: VacationEvent...) { self.events = events }

    func year() throws -> VacationYear { try VacationDecider.replay(events) }

    func when(_ command: VacationCommand) throws -> [VacationEvent] {
        try VacationDecider.decide(command, try year())
    }
}

/// May 2026 begins on a Friday: the 4th to the 8th are a working week.
private func may(_ first: Int, _ last: Int) -> DayRange {
    DayRange(Day(2026, 5, first), Day(2026, 5, last))
}

@Suite("Lesson 3, step 3: decide and evolve")
struct Step3_DecideAndEvolve {
    private let opened = VacationEvent.opened(hiredOn: "2025-01-01", entitlement: 10)
    private let week = VacationEvent.requested(.number(1), may(4, 8), workingDays: 5)

    @Test func `a year is opened once`() throws {
        let open = VacationCommand.open(hiredOn: "2025-01-01", entitlement: 10)
        let first = try Given().when(open)
        #expect(first == [opened], "Nothing has happened yet, so the year is opened.")
        let second = try Given(opened).when(open)
        #expect(second == [], "It is open already: the same command again changes nothing.")
    }

    @Test(arguments: [
        VacationCommand.request(.number(1), may(4, 8)), .decide(.approve, .number(1)), .close,
        .carryOver(days: 3),
    ])
    func `nothing can be asked of a year that is not opened`(command: VacationCommand) {
        #expect(throws: VacationYearError.notOpened, "There is no account to look at.") {
            _ = try Given().when(command)
        }
    }

    @Test func `a request that meets the rules is an event, with what it costs`() throws {
        let happens = try Given(opened).when(.request(.number(1), may(1, 8)))
        let expected = VacationEvent.requested(.number(1), may(1, 8), workingDays: 6)
        #expect(happens == [expected], "1 May is a Friday, and a working week follows it.")
    }

    @Test func `a broken rule is an error, by the rules of Lesson 1`() {
        let history = Given(opened, week)
        #expect(throws: VacationRefusal.overlaps(may(4, 8)), "The 8th is asked for already.") {
            _ = try history.when(.request(.number(2), may(8, 11)))
        }
        let refusal = VacationRefusal.tooManyDays(wanted: 6, remaining: 5)
        #expect(throws: refusal, "5 of 10 days are held by a request nobody has answered.") {
            _ = try history.when(.request(.number(2), may(11, 18)))
        }
    }

    @Test(arguments: [VacationEvent.rejected(.number(1)), .cancelled(.number(1))])
    func `rejected and cancelled days can be asked for again`(end: VacationEvent) throws {
        let again = try Given(opened, week, end).when(.request(.number(2), may(4, 8)))
        let expected = VacationEvent.requested(.number(2), may(4, 8), workingDays: 5)
        #expect(again == [expected], "The days of the first request are free.")
    }

    @Test func `the same request again changes nothing`() throws {
        let again = try Given(opened, week).when(.request(.number(1), may(4, 8)))
        #expect(again == [], "Request 1 is there: the command came twice, as commands do.")
    }

    @Test(arguments: [
        (VacationDecision.approve, VacationEvent.approved(.number(1))),
        (.reject, .rejected(.number(1))), (.cancel, .cancelled(.number(1))),
    ])
    func `a decision is an event`(decision: VacationDecision, event: VacationEvent) throws {
        let happens = try Given(opened, week).when(.decide(decision, .number(1)))
        #expect(happens == [event], "Request 1 is undecided, so it can be decided this way.")
    }

    @Test func `what is decided is not decided again`() {
        #expect(throws: StaffError.alreadyDecided(.approved), "Request 1 is approved.") {
            _ = try Given(opened, week, .approved(.number(1)))
                .when(.decide(.approve, .number(1)))
        }
        #expect(throws: StaffError.alreadyDecided(.cancelled), "Request 1 is cancelled.") {
            _ = try Given(opened, week, .cancelled(.number(1)))
                .when(.decide(.reject, .number(1)))
        }
    }

    @Test func `what is approved may still be cancelled`() throws {
        let happens = try Given(opened, week, .approved(.number(1)))
            .when(.decide(.cancel, .number(1)))
        #expect(happens == [.cancelled(.number(1))], "Plans change: request 1 was approved.")
    }

    @Test func `a request that nobody made can't be decided`() {
        #expect(throws: StaffError.unknownVacation(.number(9)), "There is no request 9.") {
            _ = try Given(opened, week).when(.decide(.approve, .number(9)))
        }
    }

    @Test func `decide changes nothing`() throws {
        let year = try Given(opened, week).year()
        let command = VacationCommand.request(.number(2), may(11, 15))
        let first = try VacationDecider.decide(command, year)
        let second = try VacationDecider.decide(command, year)
        #expect(first.count == 1, "The request meets the rules, so there is one event.")
        #expect(first == second, "The same state and the same command: the same answer.")
    }

    @Test func `every prefix of a history replays`() throws {
        let second = VacationEvent.requested(.number(2), may(18, 19), workingDays: 2)
        let history: [VacationEvent] = [
            opened, .carriedOver(days: 2), week, second, .approved(.number(1)),
            .rejected(.number(2)), .cancelled(.number(1)), .closed(remaining: 12),
        ]
        let statuses: [[VacationStatus]] = [
            [], [], [], [.requested], [.requested, .requested], [.approved, .requested],
            [.approved, .rejected], [.cancelled, .rejected], [.cancelled, .rejected],
        ]
        for count in 0...history.count {
            let year = try VacationDecider.replay(history.prefix(count))
            #expect(year.requests.map(\.status) == statuses[count], "After \(count) events.")
            let entitled = count == 0 ? nil : count == 1 ? 10 : 12
            #expect(year.account?.entitlement == entitled, "After \(count) events.")
            #expect(year.isClosed == (count == history.count), "After \(count) events.")
        }
    }

    @Test func `what happened is true, whatever the rules say today`() throws {
        let long = VacationEvent.requested(.number(2), may(4, 29), workingDays: 20)
        let year = try Given(opened, week, long, .approved(.number(2))).year()
        let statuses = year.requests.map(\.status)
        #expect(
            statuses == [.requested, .approved],
            "20 days on top of 10, and across others: it was granted once, by other rules.")
    }

    /// By today's rules the week costs 5 days. It was asked for when a year had other holidays.
    @Test(arguments: [(2, 8), (6, 4)])
    func `a request costs what was recorded, whatever today's rules say`(
        cost: Int, left: Int
    ) throws {
        let history = Given(opened, .requested(.number(1), may(4, 8), workingDays: cost))
        let year = try history.year()
        #expect(year.remaining == left, "10 days, less the \(cost) that the event says.")
    }

    @Test(arguments: [(2, 8), (6, 4)])
    func `a decision looks at what was recorded, whatever today's rules say`(
        cost: Int, left: Int
    ) throws {
        let history = Given(opened, .requested(.number(1), may(4, 8), workingDays: cost))
        let closed = try history.when(.close)
        #expect(closed == [.closed(remaining: left)], "10 days, less the \(cost) of the event.")
        let wanted = may(11, 10 + left + (left > 5 ? 2 : 0))
        let request = try history.when(.request(.number(2), wanted))
        let expected = VacationEvent.requested(.number(2), wanted, workingDays: left)
        #expect(request == [expected], "\(wanted) costs the \(left) days that are left.")
        let refusal = VacationRefusal.tooManyDays(wanted: left + 1, remaining: left)
        #expect(throws: refusal, "One day more, and \(left) are left.") {
            let more = DayRange(wanted.first, wanted.last.advanced(by: 1))
            _ = try history.when(.request(.number(2), more))
        }
    }

    @Test func `what was left at the closing is not counted again`() throws {
        let year = try Given(opened, week, .closed(remaining: 7)).year()
        #expect(year.remaining == 7, "The closing says 7 days. The week before it cost 5 of 10.")
    }

    @Test(arguments: [2001, 2026, 2099])
    func `the same events give the same state in any year`(number: Int) throws {
        let days = DayRange(Day(number, 5, 7), Day(number, 5, 8))
        let year = try Given(opened, .requested(.number(1), days, workingDays: 2)).year()
        #expect(
            year.requests == [VacationRequest(id: .number(1), days, .requested)],
            "Whether the days are past or to come is no matter of the event.")
    }

    @Test func `an imported year begins with its requests as they were`() throws {
        let approved = VacationRequest(id: .number(1), may(4, 8), .approved)
        let imported = VacationEvent.imported(
            hiredOn: "2025-01-01", entitlement: 30,
            requests: [RecordedRequest(approved, workingDays: 4)])
        let year = try Given(imported).year()
        let expected = VacationAccount(
            hiredOn: "2025-01-01", entitlement: 30, requests: [approved])
        #expect(year.account == expected, "An imported year is what the tables held.")
        #expect(year.remaining == 26, "The table says that the request has cost 4 days of 30.")
    }

    @Test func `a year is closed once, with what is left`() throws {
        let closed = try Given(opened, week).when(.close)
        #expect(closed == [.closed(remaining: 5)], "5 of 10 days are held.")
        #expect(throws: Never.self, "“close” again: nothing happens, so it returns [].") {
            let again = try Given(opened, week, .closed(remaining: 5)).when(.close)
            #expect(again == [], "“close” again: it is closed already.")
        }
    }

    @Test(arguments: [
        VacationCommand.request(.number(2), may(11, 12)), .decide(.approve, .number(1)),
    ])
    func `nothing more is asked of a year that is closed`(command: VacationCommand) {
        #expect(throws: VacationYearError.closed, "“\(command)”, and the year is closed.") {
            _ = try Given(opened, week, .closed(remaining: 5)).when(command)
        }
    }

    @Test func `a request that is there changes nothing, also when the year is closed`() {
        #expect(throws: Never.self, "“request 1” again: nothing happens, so it returns [].") {
            let again = try Given(opened, week, .closed(remaining: 5))
                .when(.request(.number(1), may(4, 8)))
            #expect(again == [], "Request 1 is there: the command came twice, as commands do.")
        }
    }

    @Test func `days are carried over once, and can be taken`() throws {
        let carried = try Given(opened).when(.carryOver(days: 3))
        #expect(carried == [.carriedOver(days: 3)], "Nothing was carried over yet.")
        let none = try Given(opened).when(.carryOver(days: 0))
        #expect(none == [.carriedOver(days: 0)], "That it was 0 days is worth knowing too.")
        for history in [
            Given(opened, .carriedOver(days: 3)), Given(opened, .carriedOver(days: 0)),
            Given(opened, .carriedOver(days: 3), .closed(remaining: 13)),
        ] {
            #expect(throws: Never.self, "“carry over” again: nothing happens, it returns [].") {
                let again = try history.when(.carryOver(days: 3))
                #expect(again == [], "“carry over” again, after \(history.events).")
            }
        }
        let request = try Given(opened, .carriedOver(days: 3))
            .when(.request(.number(1), may(4, 20)))
        #expect(request.count == 1, "13 working days, of 10 and the 3 that were carried over.")
    }
}
