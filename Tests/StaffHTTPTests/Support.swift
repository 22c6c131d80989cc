import HTTPTypes
import Hosting
import Hummingbird
import Logging
import StaffBehaviour
import StaffHTTP

/// Routes that a test makes up.
struct Made: Routes {
    let make: @Sendable (Router<StaffContext>) -> Void

    func add(to router: Router<StaffContext>) { make(router) }

    /// `GET /` at each path throws its error.
    static func throwing(_ errors: [String: any Error]) -> Made {
        Made { router in
            for (path, error) in errors {
                router.get(RouterPath(path)) { _, _ -> Response in throw error }
            }
        }
    }

    /// `POST /read` reads a body of the type, and answers nothing.
    static func reading<Body: Decodable & SendableMetatype>(_ type: Body.Type) -> Made {
        Made { router in
            router.post("read") { request, _ in
                _ = try await request.decode(type)
                return Response(status: .noContent)
            }
        }
    }
}

/// Serves routes on a real socket, with all that every service has around them.
@discardableResult
func withRoutes<Result: Sendable>(
    _ routes: Made..., ready: @escaping @Sendable () async -> Bool = { true },
    logger: Logger? = nil, _ body: @escaping @Sendable (StaffClient) async throws -> Result
) async throws -> Result {
    let responder = StaffRouter.make(routes, isReady: ready).buildResponder()
    let logger = logger ?? Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    return try await withServer(responder, logger: logger) { address in
        try await body(StaffClient(baseURL: address))
    }
}
