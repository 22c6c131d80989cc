import Hummingbird

/// Counts every request under the pattern of its path.
struct MetricsOfRequests: RouterMiddleware {
    private let metrics: RequestMetrics

    init(_ metrics: RequestMetrics) {
        self.metrics = metrics
    }

    func handle(
        _ request: Request, context: StaffContext,
        next: (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        metrics.record(
            method: request.method.rawValue, route: context.endpointPath ?? "",
            status: response.status.code, seconds: (ContinuousClock.now - start) / .seconds(1))
        return response
    }
}
