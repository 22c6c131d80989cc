import Classroom
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Staff

/// Turns every error into problem+json, so that nobody ever gets an empty 500.
struct Problems: RouterMiddleware {
    func handle(
        _ request: Request, context: StaffContext,
        next: (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let problem = problem(for: error, context)
            let response = try problem.response(from: request, context: context)
            // The router does the same for HEAD, but only where it has a route.
            return request.method == .head ? response.createHeadResponse() : response
        }
    }

    private func problem(for error: any Error, _ context: StaffContext) -> Problem {
        switch error {
        case let problem as Problem: problem
        case let error as StaffError: Problem(error)
        case let failure as ServiceFailure: logged(failure, context)
        case let refusal as HiringRefusal: Problem(refusal)
        case let error as DecodingError: Problem(error)
        case let notYet as NotYet: Problem(.notImplemented, "not-yet", "\(notYet)")
        case is NIOTooManyBytesError:
            Problem(
                .contentTooLarge, "too-large",
                "A body may have \(Request.largestBody) bytes at most.")
        case let error as HTTPError where error.status == .notFound:
            Problem(.notFound, "no-route", "Nothing is served at this path.")
        default: unexpected(error, context)
        }
    }

    private func logged(_ failure: ServiceFailure, _ context: StaffContext) -> Problem {
        context.logger.warning("a service failed", metadata: ["error": "\(failure)"])
        return Problem(failure)
    }

    /// The client is told nothing of the inside. The log has it, under the same request id.
    private func unexpected(_ error: any Error, _ context: StaffContext) -> Problem {
        context.logger.error("unexpected error", metadata: ["error": "\(error)"])
        return Problem(
            .internalServerError, "internal",
            "Something went wrong. The log says what, under request \(context.requestID).")
    }
}
