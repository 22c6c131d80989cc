// Why: Each route reads, calls and writes. Whatever is thrown on the way is turned into an
// answer in one place for all routes; only the refusal is known to Vacation alone, so only that
// is caught here.

import HTTPTypes
public import Hummingbird
public import Staff
public import StaffHTTP

/// The service interface of Vacation. ``EmployeeRoutes`` is the worked example.
public struct VacationRoutes: Routes {
    private let vacation: any VacationService
    private let surroundings: Surroundings

    public init(_ vacation: any VacationService, _ surroundings: Surroundings) {
        self.vacation = vacation
        self.surroundings = surroundings
    }

    public func add(to router: Router<StaffContext>) {
        router.post("employees/:id/vacations", use: request)
        router.get("employees/:id/vacations", use: summary)
        router.get("employees/:id/vacations/:vacation", use: show)
        router.post("employees/:id/vacations/:vacation/approve") { try await decide(.approve, $1) }
        router.post("employees/:id/vacations/:vacation/reject") { try await decide(.reject, $1) }
        router.post("employees/:id/vacations/:vacation/cancel") { try await decide(.cancel, $1) }
    }

    /// Asks for the days in the body: 201, with the place of the request that was made.
    @Sendable func request(_ request: Request, _ context: StaffContext) async throws -> Response {
        let employee = try context.id("id", of: Employee.self)
        let days = try await request.decode(DayRange.self)
        do {
            let made = try await vacation.request(days, for: employee)
            return try .json(
                made, status: .created, location: "/employees/\(employee)/vacations/\(made.id)")
        } catch let refusal as VacationRefusal {
            throw try VacationRoutes.problem(of: refusal)
        }
    }

    /// The account of a year, this one if the query does not say which.
    @Sendable func summary(_ request: Request, _ context: StaffContext) async throws -> Response {
        let employee = try context.id("id", of: Employee.self)
        let year = try request.number("year", in: 1...9999) ?? surroundings.today().year
        return try .json(await vacation.summary(of: employee, year: year))
    }

    /// One request.
    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let employee = try context.id("id", of: Employee.self)
        let id = try context.id("vacation", of: VacationRequest.self)
        return try .json(await vacation.vacation(id, of: employee))
    }

    /// Approves, rejects or cancels a request.
    func decide(_ decision: VacationDecision, _ context: StaffContext) async throws -> Response {
        let employee = try context.id("id", of: Employee.self)
        let id = try context.id("vacation", of: VacationRequest.self)
        return try .json(await vacation.decide(decision, id, of: employee))
    }

    /// The broken rule as a client sees it: 422, with the rule's name.
    static func problem(of refusal: VacationRefusal) throws -> Problem {
        let rule =
            switch refusal {
            case .nothingToTake: "nothing-to-take"
            case .beforeHired: "before-hired"
            case .crossesYears: "crosses-years"
            case .overlaps: "overlaps"
            case .tooManyDays: "too-many-days"
            }
        return .broken(rule: rule, "\(refusal)")
    }
}
