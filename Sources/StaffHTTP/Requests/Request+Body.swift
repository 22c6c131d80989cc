import Foundation
import HTTPTypes
public import Hummingbird
import NIOFoundationCompat

extension Request {
    /// The largest body that is read, in bytes.
    public static let largestBody = 64 * 1024

    /// Reads the body as JSON.
    ///
    /// - Throws: what becomes 400 with the place that can't be read, 413 when the body is larger
    ///   than ``largestBody``, or 415 when it says that it is not JSON.
    public func decode<Value: Decodable>(_ type: Value.Type) async throws -> Value {
        if let contentType = headers[.contentType] {
            let media = contentType.split(separator: ";").first.map(String.init) ?? ""
            guard media.trimmingCharacters(in: .whitespaces).lowercased() == "application/json"
            else {
                throw Problem(
                    .unsupportedMediaType, "unsupported-media-type",
                    "The body is \(media.prefix(60)). Send application/json.")
            }
        }
        let body = try await body.collect(upTo: Request.largestBody)
        return try JSONDecoder().decode(type, from: body)
    }
}
