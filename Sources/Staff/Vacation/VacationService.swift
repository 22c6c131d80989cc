/// The component that knows who is away.
public protocol VacationService: Sendable {
    /// Asks for `days`.
    ///
    /// - Throws: ``VacationRefusal``: the first rule that is broken.
    func request(_ days: DayRange, for employee: EmployeeID) async throws -> VacationRequest

    /// - Throws: ``StaffError/unknownVacation(_:)``, also for a request of somebody else.
    func vacation(_ id: VacationID, of employee: EmployeeID) async throws -> VacationRequest

    /// Approves, rejects or cancels a request.
    ///
    /// - Throws: ``StaffError/alreadyDecided(_:)``
    func decide(
        _ decision: VacationDecision, _ id: VacationID, of employee: EmployeeID
    ) async throws -> VacationRequest

    /// What is entitled, requested and left in a calendar year.
    func summary(of employee: EmployeeID, year: Int) async throws -> VacationSummary
}
