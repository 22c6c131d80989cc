import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Synchronization

/// Gives every request an id that its log lines and its answer carry.
struct RequestIDs: RouterMiddleware {
    static let header = HTTPField.Name("X-Request-Id")!

    private let ids = Numbered()

    func handle(
        _ request: Request, context: StaffContext,
        next: (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.requestID =
            sensible(request.headers[RequestIDs.header]) ?? ids.next()
        // In place of Hummingbird's own, which is a number of this process.
        context.logger[metadataKey: "hb.request.id"] = nil
        context.logger[metadataKey: "request"] = .string(context.requestID)
        var response = try await next(request, context)
        response.headers[RequestIDs.header] = context.requestID
        return response
    }

    /// An id that the client chose, unless it is one that would spoil a log.
    private func sensible(_ id: String?) -> String? {
        guard let id, (1...64).contains(id.utf8.count) else { return nil }
        return id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) }
            ? id : nil
    }
}

/// Ids that no other process gives: a random start, and a number.
///
/// A UUID for each request would cost three system calls, which read the machine's randomness.
private final class Numbered: Sendable {
    private let start = String(UInt64.random(in: .min ... .max), radix: 16)
    private let count = Atomic(0)

    func next() -> String {
        "\(start)-\(count.wrappingAdd(1, ordering: .relaxed).newValue)"
    }
}
