import Hummingbird
import Logging

/// Writes one line for every request that was answered.
struct RequestLogs: RouterMiddleware {
    func handle(
        _ request: Request, context: StaffContext,
        next: (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let microseconds = Int((ContinuousClock.now - start) / .microseconds(1))
        context.logger.info(
            "answered",
            metadata: [
                "method": "\(request.method)", "path": "\(request.uri.path)",
                "status": "\(response.status.code)", "microseconds": "\(microseconds)",
            ])
        return response
    }
}
