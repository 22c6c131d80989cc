import Foundation
import Staff
import Testing

@Suite("A day")
struct DayTests {
    @Test func `every day from 1970 to 2100 is as in Foundation's calendar`() {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        var date = Date(timeIntervalSince1970: 0)
        var count = 0
        var wrong: [String] = []
        for day in DayRange("1970-01-01", "2100-12-31") {
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let isSame =
                day.year == parts.year && day.month == parts.month && day.day == parts.day
                && day.isWeekend == (parts.weekday == 1 || parts.weekday == 7)
                && Day("\(day)") == day && Day(day.year, day.month, day.day) == day
            if !isSame { wrong.append("\(day) is not \(parts)") }
            date += 86_400
            count += 1
        }
        #expect(count == 47_847, "131 years, of which 32 are leap years: 2100 is none.")
        #expect(wrong.isEmpty, "Each day was compared, written, read and made of its parts.")
    }

    @Test(arguments: [
        (1900, false), (2000, true), (2024, true), (2026, false), (2100, false), (2400, true),
    ])
    func `February has 29 days in a leap year only`(year: Int, isLeap: Bool) {
        #expect(
            (Day(year: year, month: 2, day: 29) != nil) == isLeap,
            "A year is a leap year every 4 years, but every 100 not, but every 400 again.")
        #expect(Day(year: year, month: 2, day: 30) == nil, "No February has 30 days.")
    }

    @Test(arguments: [
        "2026-02-30", "2026-02-29", "2026-04-31", "2026-00-10", "2026-13-01", "2026-05-00",
        "2026-05-32", "0000-01-01", "10000-01-01", "-001-01-01", "2026-5-4", "2026-05-4",
        " 2026-05-04", "2026-05-04 ", "2026-05-04\n", "2026/05/04", "20260504", "2026-05-04T00",
        "2026-05", "2026-05-04-01", "+026-05-04", "٢٠٢٦-٠٥-٠٤", "2026‐05‐04", "", "today",
    ])
    func `a text that is no day is none`(text: String) {
        #expect(Day(text) == nil, "Only YYYY-MM-DD of a day that the calendar has is a day.")
    }

    @Test(arguments: ["0001-01-01", "0001-02-28", "0400-02-29", "1969-12-31", "9999-12-31"])
    func `a day is written as it was read`(text: String) throws {
        let day = try #require(Day(text), "The calendar has \(text).")
        #expect("\(day)" == text, "Years have four digits, months and days two.")
    }

    @Test func `days go on over the ends of months and years`() {
        #expect(Day("2026-12-31").advanced(by: 1) == "2027-01-01", "December has 31 days.")
        #expect(Day("2024-03-01").advanced(by: -1) == "2024-02-29", "2024 is a leap year.")
        #expect(Day("1970-01-01").advanced(by: -1) == "1969-12-31", "Before day 0 comes day -1.")
        #expect(Day("2025-12-31") < "2026-01-01", "Days are in the order of time.")
    }

    @Test func `a day before 1970 has its weekday too`() {
        #expect(Day("1969-12-27").isWeekend, "27 December 1969 was a Saturday.")
        #expect(Day("1969-12-28").isWeekend, "28 December 1969 was a Sunday.")
        #expect(!Day("1969-12-29").isWeekend, "29 December 1969 was a Monday.")
        #expect(Day("0001-01-06").isWeekend, "1 January of the year 1 was a Monday.")
    }

    @Test func `which day it is depends on where one is`() throws {
        let date = Date(timeIntervalSince1970: 1_777_852_800 - 1)
        let tokyo = try #require(TimeZone(secondsFromGMT: 9 * 3600))
        let newYork = try #require(TimeZone(secondsFromGMT: -4 * 3600))
        #expect(Day(date, in: .gmt) == "2026-05-03", "It is a second before midnight.")
        #expect(Day(date, in: tokyo) == "2026-05-04", "Nine hours ahead it is morning.")
        #expect(Day(date, in: newYork) == "2026-05-03", "Four hours behind it is evening.")
    }

    @Test func `a day that does not exist can't be made`() async {
        await #expect(processExitsWith: .failure, "A literal is checked where it stands.") {
            _ = "2026-02-30" as Day
        }
        await #expect(processExitsWith: .failure, "So are three numbers.") {
            _ = Day(2026, 2, 30)
        }
    }
}
