public import Foundation

/// Turns the payload of a type from one version into the next.
public struct Upcaster: Sendable {
    /// The type of the event, as in `salary.set`.
    public let type: String
    /// The version that it reads. It writes the one after that.
    public let from: Int
    /// - Throws: whatever is wrong with the payload.
    public let convert: @Sendable (Data) throws -> Data

    public init<Old: Decodable & Sendable, New: Encodable & Sendable>(
        _ type: String, from version: Int, _ convert: @escaping @Sendable (Old) throws -> New
    ) {
        self.type = type
        from = version
        self.convert = { payload in
            let old = try JSONDecoder().decode(Old.self, from: payload)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(convert(old))
        }
    }
}
