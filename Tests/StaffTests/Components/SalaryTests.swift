import Staff
import Testing

@Suite("A salary")
struct SalaryTests {
    /// The largest monthly pay of which twelve months fit 64 bits.
    private static let largest = Int64.max / 12

    private func salary(_ units: Int64, reason: String? = nil) -> Salary {
        Salary(Money(minorUnits: units, .eur), effectiveFrom: "2026-05-04", reason: reason)
    }

    @Test func `a salary is more than nothing`() throws {
        try salary(1).validate()
        for units in [0, -1, Int64.min] {
            #expect(throws: StaffError.salaryNotPositive, "\(units) cents are no pay.") {
                try salary(units).validate()
            }
        }
    }

    @Test func `a reason may be left out or empty, but not be endless or unprintable`() throws {
        try salary(1, reason: "").validate()
        try salary(1, reason: String(repeating: "x", count: 200)).validate()
        #expect(throws: StaffError.textTooLong(pointer: "#/reason"), "201 characters.") {
            try salary(1, reason: String(repeating: "x", count: 201)).validate()
        }
        #expect(throws: StaffError.textUnprintable(pointer: "#/reason"), "A bell.") {
            try salary(1, reason: "promoted\u{7}").validate()
        }
    }

    @Test func `yearly pay is twelve times the monthly pay, as long as that can be counted`()
        throws
    {
        #expect(try salary(420_000).yearly().minorUnits == 5_040_000, "12 times 4200.00.")
        #expect(
            try salary(Self.largest).yearly().minorUnits == Self.largest * 12,
            "The largest that fits still fits.")
        #expect(throws: StaffError.yearlyPayTooLarge, "A cent more does not.") {
            try salary(Self.largest + 1).yearly()
        }
    }

    @Test func `the bug on purpose gives the same pay, up to where it traps`() async throws {
        #expect(
            try salary(Self.largest).yearlyWithBug() == salary(Self.largest).yearly(),
            "Nobody notices the bug with a salary that makes sense.")
        await #expect(processExitsWith: .failure, "A cent more ends the process.") {
            let absurd = Money(minorUnits: Int64.max / 12 + 1, .eur)
            _ = Salary(absurd, effectiveFrom: "2026-05-04").yearlyWithBug()
        }
    }

    @Test func `the first salary begins with the employment`() {
        let hire = NewHire(
            name: "Ada", email: "ada@example.com", department: "Engineering",
            hiredOn: "2026-05-04", monthlySalary: Money(minorUnits: 420_000, .eur),
            vacationDays: 30)
        #expect(
            Salary.first(of: hire) == salary(420_000, reason: "hired"),
            "It is effective from the first day, and says why.")
    }
}
