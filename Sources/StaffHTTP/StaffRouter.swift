public import Hummingbird

/// Puts the routes of a service together with what every service has: ids, logs, metrics, health,
/// and an answer to everything that goes wrong.
public enum StaffRouter {
    /// - Parameters:
    ///   - routes: what the service answers.
    ///   - tracing: how requests are followed through several services, where there are several.
    ///   - around: what else surrounds every request of the service.
    ///   - status: what else the service tells those who run it.
    ///   - isReady: whether the service can do its work now, for `/health/ready`.
    public static func make(
        _ routes: [any Routes], tracing: (any TracePropagation)? = nil,
        around: (any Surrounding)? = nil, status: ServiceStatus = .plain,
        isReady: @escaping @Sendable () async -> Bool
    ) -> Router<StaffContext> {
        let metrics = RequestMetrics()
        let router = Router(context: StaffContext.self, options: .autoGenerateHeadEndpoints)
        // The first is the outermost: an id before anything is logged, and problems innermost, so
        // that logs and metrics see the status that is answered.
        router.add(middleware: RequestIDs())
        if let tracing { router.add(middleware: TraceRequests(propagation: tracing)) }
        router.add(middleware: RequestLogs())
        router.add(middleware: MetricsOfRequests(metrics))
        router.add(middleware: Problems())
        router.add(middleware: Callers())
        if let around { router.add(middleware: Surround(surrounding: around)) }
        let operations = OperationRoutes(metrics: metrics, status: status, isReady: isReady)
        for routes in routes + [operations] { routes.add(to: router) }
        refuseOtherMethods(in: router)
        return router
    }

    /// Answers 405 with `Allow` where the path exists and the method does not.
    private static func refuseOtherMethods(in router: Router<StaffContext>) {
        let methods: [HTTPRequest.Method] = [
            .get, .post, .put, .patch, .delete, .options, .trace,
        ]
        for (path, routes) in Dictionary(grouping: router.routes, by: \.path.description) {
            let served = routes.map(\.method)
            let allow = served.contains(.get) ? served + [.head] : served
            let problem = Problem.methodNotAllowed(allow: allow)
            for method in methods where !served.contains(method) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in throw problem }
            }
        }
    }
}
