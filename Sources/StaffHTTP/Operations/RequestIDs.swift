import Foundation
import HTTPTypes
import Hummingbird
import Logging

/// Gives every request an id that its log lines and its answer carry.
struct RequestIDs: RouterMiddleware {
    static let header = HTTPField.Name("X-Request-Id")!

    func handle(
        _ request: Request, context: StaffContext,
        next: (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.requestID =
            sensible(request.headers[RequestIDs.header]) ?? UUID().uuidString.lowercased()
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
