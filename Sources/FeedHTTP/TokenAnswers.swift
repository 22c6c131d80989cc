import EventFeeds
import HTTPTypes
public import Hummingbird
public import StaffHTTP

/// Adds to the answer of every command how far it has taken the services: `Staff-Position`.
public struct TokenAnswers: Surrounding {
    public init() {}

    public func handle(
        _ request: Request, _ context: StaffContext,
        next: (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        let answered = Answered()
        var response = try await Answered.$current.withValue(answered) {
            try await next(request, context)
        }
        let token = answered.token
        if !token.positions.isEmpty { response.headers[.staffPosition] = token.description }
        return response
    }
}

/// Notes what another service has answered, for the answer of the command that called it.
public struct NotingCalls: ServiceCalls {
    private let calls: any ServiceCalls

    public init(_ calls: any ServiceCalls) {
        self.calls = calls
    }

    public func send(
        _ request: ServiceRequest, within limit: Duration
    ) async throws -> ServiceAnswer {
        let answer = try await calls.send(request, within: limit)
        if let text = answer.headers[.staffPosition], let token = try? Token(parsing: text) {
            Answered.current?.note(token)
        }
        return answer
    }
}

extension HTTPField.Name {
    /// With the answer to a command: how far each service had come, as in `employees=12,salary=7`.
    public static let staffPosition = HTTPField.Name("Staff-Position")!
    /// With a query: the positions that the answer must not be behind.
    public static let staffAfter = HTTPField.Name("Staff-After")!
}
