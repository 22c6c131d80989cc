public import HTTPTypes
import Hummingbird
import Staff

/// Tells whoever answers a request who sent it: the header `X-Actor`.
struct Callers: RouterMiddleware {
    func handle(
        _ request: Request, context: StaffContext,
        next: (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        guard let actor = request.headers[.actor] else { return try await next(request, context) }
        let isPrintable = actor.unicodeScalars.allSatisfy {
            $0.properties.generalCategory != .control
        }
        guard (1...200).contains(actor.count), isPrintable else {
            throw Problem.unreadable(
                "Who does it is 1 to 200 printable characters.", parameter: "X-Actor")
        }
        return try await Caller.$actor.withValue(actor) { try await next(request, context) }
    }
}

extension HTTPField.Name {
    /// Who does it, as they say themselves.
    public static let actor = HTTPField.Name("X-Actor")!
}
