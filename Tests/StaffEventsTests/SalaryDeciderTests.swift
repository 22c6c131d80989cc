import Staff
import StaffEvents
import Testing

@Suite("Salaries that are replayed")
struct SalaryDeciderTests {
    private func salary(_ number: Int) -> Salary {
        Salary(
            Money(minorUnits: Int64(number), .eur),
            effectiveFrom: Day(2026, 1, 1).advanced(by: number))
    }

    @Test func `each takes its place by the day that it begins, whenever it was set`() throws {
        var numbers = Array(1...7)
        for _ in 1...100 {
            numbers.shuffle()
            let salaries = try SalaryDecider.replay(numbers.map { .set(salary($0)) })
            #expect(salaries == (1...7).map(salary), "Set in the order \(numbers).")
        }
    }

    @Test func `a state that somebody keeps stays as it is`() {
        let before = [salary(1), salary(3)]
        let after = SalaryDecider.evolve(before, .set(salary(2)))
        #expect(before == [salary(1), salary(3)])
        #expect(after == (1...3).map(salary))
    }
}
