/// The component that knows what people are paid.
public protocol SalaryService: Sendable {
    /// Sets what `employee` is paid from a day on. No two for one day.
    func setSalary(of employee: EmployeeID, to salary: Salary) async throws

    /// The salary that is in force on `day`.
    ///
    /// - Throws: ``StaffError/noSalary(_:on:)``
    func salary(of employee: EmployeeID, on day: Day) async throws -> Salary

    /// All salaries by the day they are effective from.
    func history(of employee: EmployeeID) async throws -> [Salary]

    /// Twelve months of the salary that is in force on `day`.
    func yearlyPay(of employee: EmployeeID, on day: Day) async throws -> Money
}
