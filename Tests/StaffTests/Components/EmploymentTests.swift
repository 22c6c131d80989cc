import Staff
import Testing

@Suite("An employment")
struct EmploymentTests {
    private let ada = Employee(
        id: EmployeeID("0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73")!, name: "Ada",
        email: "ada@example.com", department: "Engineering", hiredOn: "2026-05-04")
    private let hire = NewHire(
        name: "Ada", email: "ada@example.com", department: "Engineering", hiredOn: "2026-05-04",
        monthlySalary: Money(minorUnits: 420_000, .eur), vacationDays: 30)

    @Test func `an employment ends once, on its first day at the earliest`() throws {
        let gone = try ada.terminated(on: "2026-05-04")
        #expect(gone.terminatedOn == "2026-05-04", "Somebody may stay for one day.")
        #expect(throws: StaffError.terminatedBeforeHired("2026-05-04"), "The day before.") {
            try ada.terminated(on: "2026-05-03")
        }
        #expect(
            throws: StaffError.alreadyTerminated("2026-05-04"),
            "Once it has ended, that it can't end again is said first."
        ) {
            try gone.terminated(on: "2026-05-03")
        }
    }

    @Test func `somebody with all that hiring asks for may be hired`() throws {
        try hire.validate()
    }

    @Test(arguments: [(-1, false), (0, true), (366, true), (367, false)])
    func `vacation days are 0 to 366`(days: Int, isAllowed: Bool) throws {
        var hire = hire
        hire.vacationDays = days
        if isAllowed {
            try hire.validate()
        } else {
            #expect(throws: StaffError.entitlementOutOfRange, "A year has 366 days at most.") {
                try hire.validate()
            }
        }
    }

    @Test func `a hire keeps the rules of texts and of salaries`() {
        let broken: [(StaffError, (inout NewHire) -> Void)] = [
            (.textEmpty(pointer: "#/name"), { $0.name = " " }),
            (.emailMalformed(pointer: "#/email"), { $0.email = "ada" }),
            (.textEmpty(pointer: "#/department"), { $0.department = "" }),
            (.salaryNotPositive, { $0.monthlySalary = Money(minorUnits: 0, .eur) }),
        ]
        for (error, spoil) in broken {
            var hire = hire
            spoil(&hire)
            #expect(throws: error, "The error says where.") { try hire.validate() }
        }
    }

    @Test func `every error says what is wrong, in words`() {
        let day: Day = "2026-05-04"
        let errors: [StaffError] = [
            .unknownEmployee(ada.id), .noSalary(ada.id, on: day), .emailTaken("ada@example.com"),
            .salaryDayTaken(day), .alreadyTerminated(day), .alreadyDecided(.approved),
            .forgotten(ada.id),
            .salaryNotPositive, .salaryBeforeHired(day), .yearlyPayTooLarge,
            .entitlementOutOfRange, .terminatedBeforeHired(day), .textEmpty(pointer: "#"),
            .textTooLong(pointer: "#"), .textUnprintable(pointer: "#"),
            .emailMalformed(pointer: "#"),
        ]
        for error in errors {
            #expect("\(error)".hasSuffix("."), "It is a sentence, for a person to read.")
        }
        #expect("\(StaffError.salaryDayTaken(day))".contains("2026-05-04"), "It names the day.")
    }
}
