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

    public static func evolve(_ salaries: consuming [Salary], _ event: SalaryEvent) -> [Salary] {
        switch event {
        case .set(let salary):
            // A retroactive raise begins before salaries that were set earlier.
            let place = salaries.firstPlace { $0.effectiveFrom > salary.effectiveFrom }
            salaries.insert(salary, at: place)
            return salaries
        case .imported(let salaries): return salaries
        case .withdrawn: return []
        }
    }
}

extension [Salary] {
    /// The first place of those that `isBehind`, which are all at the end. Found in halves.
    fileprivate func firstPlace(_ isBehind: (Salary) -> Bool) -> Int {
        var places = startIndex..<endIndex
        while !places.isEmpty {
            let middle = places.lowerBound + places.count / 2
            places =
                isBehind(self[middle])
                ? places.lowerBound..<middle : middle + 1..<places.upperBound
        }
        return places.lowerBound
    }
}
