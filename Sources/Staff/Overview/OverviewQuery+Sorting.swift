extension OverviewQuery {
    /// Whether the query asks for this employee: employed on the day, and in the department.
    public func wants(_ employee: Employee) -> Bool {
        employee.hiredOn <= day && (employee.terminatedOn ?? day) >= day
            && (department ?? employee.department) == employee.department
    }

    /// Rows in the order that the query asks for.
    ///
    /// Texts are in the order of their bytes, as a data store has them. What is `nil` comes before
    /// everything else.
    public func sorted(_ rows: [Overview.Row]) -> [Overview.Row] {
        rows.sorted { first, second in
            let (low, high) = order == .ascending ? (first, second) : (second, first)
            if comesBefore(low, high) { return true }
            if comesBefore(high, low) { return false }
            return first.id < second.id
        }
    }

    /// The page that the query asks for.
    public func page(of rows: [Overview.Row]) -> [Overview.Row] {
        Array(rows.dropFirst(offset).prefix(limit))
    }

    private func comesBefore(_ first: Overview.Row, _ second: Overview.Row) -> Bool {
        switch sort {
        case .name: first.name.utf8.lexicographicallyPrecedes(second.name.utf8)
        case .department: first.department.utf8.lexicographicallyPrecedes(second.department.utf8)
        case .salary: first.pay < second.pay
        case .remainingDays: (first.remainingDays ?? .min) < (second.remainingDays ?? .min)
        case .awayToday: first.presence < second.presence
        }
    }
}

extension Overview.Row {
    fileprivate var pay: (String, Int64) {
        (salary?.currency.code ?? "", salary?.minorUnits ?? 0)
    }

    fileprivate var presence: Int {
        switch awayToday {
        case nil: 0
        case false?: 1
        case true?: 2
        }
    }
}
