public import HTTPTypes
import Hummingbird
import Logging

/// The trace that the current task works for.
public struct Tracing: Sendable {
    /// Set while a request is answered. Child tasks inherit it.
    @TaskLocal static var current: Tracing?

    /// The id of the trace that the current task works for, if it is traced.
    public static var trace: String? { current?.span.trace }

    let span: Span
    let propagation: any TracePropagation
    let logger: Logger

    /// Runs a call to another service as a span of its own, and logs how long it took.
    ///
    /// Every client of another service makes its calls through here. Where no request is being
    /// traced, `body` runs with the headers as they are.
    ///
    /// - Parameters:
    ///   - body: makes the call with the headers that it is given.
    public static func calling<Answer>(
        _ method: HTTPRequest.Method, _ url: String, headers: HTTPFields,
        isolation: isolated (any Actor)? = #isolation,
        _ body: (HTTPFields) async throws -> Answer
    ) async throws -> Answer {
        var headers = headers
        guard let tracing = current, let span = try? tracing.propagation.child(of: tracing.span),
            (try? tracing.propagation.inject(span, into: &headers)) != nil
        else { return try await body(headers) }
        let start = ContinuousClock.now
        func log(_ outcome: Logger.Metadata) {
            var logger = tracing.logger
            logger.add(span)
            let microseconds = Int((ContinuousClock.now - start) / .microseconds(1))
            logger.info(
                "called",
                metadata: outcome.merging([
                    "method": "\(method)", "url": "\(url)", "microseconds": "\(microseconds)",
                ]) { $1 })
        }
        do {
            let answer = try await body(headers)
            log([:])
            return answer
        } catch {
            log(["error": "\(error)"])
            throw error
        }
    }
}

/// Answers each request as a span of the trace that it belongs to.
struct TraceRequests: RouterMiddleware {
    let propagation: any TracePropagation

    func handle(
        _ request: Request, context: StaffContext,
        next: (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        // Who can't be traced is answered all the same.
        guard let span = try? propagation.extract(from: request.headers) else {
            return try await next(request, context)
        }
        var context = context
        context.logger.add(span)
        let tracing = Tracing(span: span, propagation: propagation, logger: context.logger)
        return try await Tracing.$current.withValue(tracing) { [context] in
            try await next(request, context)
        }
    }
}

extension Logger {
    /// From now on every line says which span it belongs to.
    fileprivate mutating func add(_ span: Span) {
        self[metadataKey: "trace"] = "\(span.trace)"
        self[metadataKey: "span"] = "\(span.id)"
        self[metadataKey: "parent"] = span.parent.map { "\($0)" }
    }
}
