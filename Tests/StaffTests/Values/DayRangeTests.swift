import Staff
import Testing

@Suite("A range of days")
struct DayRangeTests {
    let range = DayRange("2026-05-04", "2026-05-08")

    @Test func `a range has its first and its last day`() {
        #expect(Array(range).first == "2026-05-04", "It begins on the first.")
        #expect(Array(range).last == "2026-05-08", "It ends on the last.")
        #expect(Array(range).count == 5, "4, 5, 6, 7 and 8 May.")
        #expect(Array(DayRange("2026-05-04", "2026-05-04")) == ["2026-05-04"], "One day is one.")
    }

    @Test func `a range contains what is between its ends, and its ends`() {
        let inside = DayRange("2026-05-01", "2026-05-12").filter(range.contains)
        #expect(inside == Array(range), "Those are its days, and no others.")
    }

    @Test(
        arguments: [
            ("2026-05-01", "2026-05-03", false), ("2026-05-01", "2026-05-04", true),
            ("2026-05-05", "2026-05-06", true), ("2026-05-01", "2026-05-31", true),
            ("2026-05-08", "2026-05-09", true), ("2026-05-09", "2026-05-10", false),
        ] as [(Day, Day, Bool)])
    func `two ranges overlap when they share a day`(first: Day, last: Day, overlap: Bool) {
        let other = DayRange(first, last)
        #expect(range.overlaps(other) == overlap, "\(range) and \(other).")
        #expect(other.overlaps(range) == overlap, "It is the same the other way round.")
    }

    @Test func `a range can't end before it begins`() async {
        #expect(
            DayRange(from: "2026-05-08", to: "2026-05-04") == nil, "Its last is before its first.")
        await #expect(processExitsWith: .failure, "Where it is not asked, it is a slip.") {
            _ = DayRange("2026-05-08", "2026-05-04")
        }
    }
}
