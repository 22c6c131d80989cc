import Classroom
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
        // TODO: 1.5 Read the id and the body, call `vacation.request`, answer 201 with Location.
        throw NotYet("1.5", "answer POST /employees/{id}/vacations")
    }

    /// The account of a year, this one if the query does not say which.
    @Sendable func summary(_ request: Request, _ context: StaffContext) async throws -> Response {
        // TODO: 1.5 Read the id and `year`, call `vacation.summary`.
        throw NotYet("1.5", "answer GET /employees/{id}/vacations")
    }

    /// One request.
    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        // TODO: 1.5 Read both ids, call `vacation.vacation`.
        throw NotYet("1.5", "answer GET /employees/{id}/vacations/{vacation}")
    }

    /// Approves, rejects or cancels a request.
    func decide(_ decision: VacationDecision, _ context: StaffContext) async throws -> Response {
        // TODO: 1.5 Read both ids, call `vacation.decide`.
        throw NotYet("1.5", "answer POST …/approve, …/reject and …/cancel")
    }

    /// The broken rule as a client sees it: 422, with the rule's name.
    static func problem(of refusal: VacationRefusal) throws -> Problem {
        // TODO: 1.5 Give each case of VacationRefusal its name.
        throw NotYet("1.5", "turn a refusal into a problem")
    }
}
