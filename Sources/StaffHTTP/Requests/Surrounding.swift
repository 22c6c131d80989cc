public import Hummingbird

/// What is done around every request of a service.
public protocol Surrounding: Sendable {
    /// - Parameter next: answers the request.
    func handle(
        _ request: Request, _ context: StaffContext,
        next: (Request, StaffContext) async throws -> Response
    ) async throws -> Response
}

/// Puts it into a router.
struct Surround: RouterMiddleware {
    let surrounding: any Surrounding

    func handle(
        _ request: Request, context: StaffContext,
        next: (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        try await surrounding.handle(request, context, next: next)
    }
}
