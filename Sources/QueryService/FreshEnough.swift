import EventFeeds
import FeedHTTP
import HTTPTypes
public import Hummingbird
import Lesson4
public import QueryDatabase
public import StaffHTTP

/// Lets a query wait until the view has what its token names: `Staff-After`.
///
/// 202 when it is not there yet, which is no failure; 409 when no service has published it; 400 when
/// it is no token.
public struct FreshEnough: Surrounding {
    private let progress: ViewProgress
    private let limit: Duration

    /// - Parameter limit: how long a query waits at most.
    public init(_ progress: ViewProgress, atMost limit: Duration) {
        self.progress = progress
        self.limit = limit
    }

    public func handle(
        _ request: Request, _ context: StaffContext,
        next: (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        // As the router reads a path: slashes more or less make no difference.
        guard request.uri.path.split(separator: "/") == ["overview"],
            let text = request.headers[.staffAfter]
        else {
            return try await next(request, context)
        }
        let token: Token
        do { token = try Token(parsing: text) } catch {
            throw Problem.unreadable("\(error)", parameter: "Staff-After")
        }
        switch try await ReadYourWrites.wait(for: token, in: progress, atMost: limit) {
        case .nothingToWaitFor, .seen: return try await next(request, context)
        case .notYet(let missing):
            var response = try Response.json(
                ["status": "not yet", "missing": missing.description], status: .accepted)
            response.headers[.retryAfter] = "1"
            return response
        case .fromTheFuture(let beyond):
            throw Problem(
                .conflict, "token-from-the-future",
                "No service has published \(beyond). Was the token given by another app?")
        }
    }
}
