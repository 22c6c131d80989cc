import HTTPTypes
public import Staff

extension Problem {
    /// What a client is told of an error of the app.
    ///
    /// 404 what is unknown, 409 what is taken or changed meanwhile, 422 a rule that is broken.
    public init(_ error: StaffError) {
        self =
            switch error {
            case .unknownEmployee: Problem(.notFound, "unknown-employee", "\(error)")
            case .unknownVacation: Problem(.notFound, "unknown-vacation", "\(error)")
            case .noSalary: Problem(.notFound, "no-salary", "\(error)")

            case .emailTaken: Problem(.conflict, "email-taken", "\(error)")
            case .salaryDayTaken: Problem(.conflict, "salary-day-taken", "\(error)")
            case .alreadyTerminated: Problem(.conflict, "already-terminated", "\(error)")
            case .alreadyDecided: Problem(.conflict, "already-decided", "\(error)")
            case .forgotten: Problem(.conflict, "forgotten", "\(error)")

            case .salaryNotPositive: .broken(rule: "salary-not-positive", "\(error)")
            case .salaryBeforeHired: .broken(rule: "salary-before-hired", "\(error)")
            case .yearlyPayTooLarge: .broken(rule: "yearly-pay-too-large", "\(error)")
            case .entitlementOutOfRange: .broken(rule: "entitlement-out-of-range", "\(error)")
            case .terminatedBeforeHired: .broken(rule: "terminated-before-hired", "\(error)")
            case .textEmpty(let pointer):
                .broken(rule: "text-empty", "\(error)", pointer: pointer)
            case .textTooLong(let pointer):
                .broken(rule: "text-too-long", "\(error)", pointer: pointer)
            case .textUnprintable(let pointer):
                .broken(rule: "text-unprintable", "\(error)", pointer: pointer)
            case .emailMalformed(let pointer):
                .broken(rule: "email-malformed", "\(error)", pointer: pointer)
            }
    }
}
