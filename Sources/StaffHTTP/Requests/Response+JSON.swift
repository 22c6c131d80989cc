import Foundation
public import HTTPTypes
public import Hummingbird
import NIOCore

extension Response {
    /// An answer with a JSON body.
    ///
    /// - Parameter location: where what was made can be found, for 201.
    public static func json(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, location: String? = nil,
        type: String = "application/json"
    ) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = try encoder.encode(value)
        var headers: HTTPFields = [.contentType: type]
        headers[.location] = location
        return Response(
            status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}
