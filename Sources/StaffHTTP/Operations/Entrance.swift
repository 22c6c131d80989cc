import HTTPTypes
public import Hummingbird
import Synchronization

/// The way into a service that opens its data store while it listens.
///
/// Closed, it is live and not ready: everything is answered 503 but `/health/live`, `/metrics` and
/// `/openapi.yaml`. Opened, every request goes on to the service's own routes.
public final class Entrance: HTTPResponder {
    public typealias Context = StaffContext

    private let closed: RouterResponder<StaffContext>
    private let service = Mutex<RouterResponder<StaffContext>?>(nil)

    public init() {
        closed = StaffRouter.make([Closed()], isReady: { false }).buildResponder()
    }

    /// Lets every request from now on into the service.
    public func open(_ router: Router<StaffContext>) {
        let responder = router.buildResponder()
        service.withLock { $0 = responder }
    }

    public func respond(to request: Request, context: StaffContext) async throws -> Response {
        let service = service.withLock { $0 }
        return try await (service ?? closed).respond(to: request, context: context)
    }

    /// Answers what no other route does.
    private struct Closed: Routes {
        func add(to router: Router<StaffContext>) {
            for method: HTTPRequest.Method in [.get, .put, .post, .patch, .delete] {
                router.on("**", method: method) { _, _ -> Response in
                    throw Problem.notReady("The service has not opened its data store yet.")
                }
            }
        }
    }
}
