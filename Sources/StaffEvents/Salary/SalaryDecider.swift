public import Staff

/// Salary on events: the rules of Lesson 1 over the salaries that were set so far.
public enum SalaryDecider: Decider {
    public enum Command: Sendable, Hashable {
        /// The first salary, which comes with being hired.
        case begin(Salary)
        case set(Salary, of: EmployeeID)
        /// Takes a hire back.
        case withdraw
    }

    /// By the day that each began.
    public static let initial: [Salary] = []

    public static func decide(_ command: Command, _ salaries: [Salary]) throws -> [SalaryEvent] {
        switch command {
        case .begin(let salary): return salaries.isEmpty ? [.set(salary)] : []
        case .withdraw: return salaries.isEmpty ? [] : [.withdrawn]
        case .set(let salary, let employee):
            try salary.validate()
            guard let first = salaries.first else { throw StaffError.unknownEmployee(employee) }
            guard salary.effectiveFrom >= first.effectiveFrom else {
                throw StaffError.salaryBeforeHired(first.effectiveFrom)
            }
            guard !salaries.contains(where: { $0.effectiveFrom == salary.effectiveFrom }) else {
                throw StaffError.salaryDayTaken(salary.effectiveFrom)
            }
            return [.set(salary)]
        }
    }

    public static func evolve(_ salaries: [Salary], _ event: SalaryEvent) -> [Salary] {
        switch event {
        case .set(let salary):
            // A retroactive raise begins before salaries that were set earlier.
            (salaries + [salary]).sorted { $0.effectiveFrom < $1.effectiveFrom }
        case .imported(let salaries): salaries
        case .withdrawn: []
        }
    }
}
