import HTTPTypes
import Hummingbird

extension Request {
    /// The key that the client sent, if any.
    ///
    /// - Throws: what becomes 400 unless it is of 1 to 255 printable ASCII characters.
    func idempotencyKey() throws -> String? {
        guard let key = headers[.idempotencyKey] else { return nil }
        guard (1...255).contains(key.utf8.count),
            key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw Problem.unreadable(
                "A key is of 1 to 255 printable ASCII characters, without spaces.",
                parameter: "Idempotency-Key")
        }
        return key
    }
}
