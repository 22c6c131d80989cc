import Crypto
public import Foundation

extension UUID {
    /// The same id for the same text, at any time: for an event that may be appended again.
    ///
    /// Version 8 of RFC 9562: the bits are those of the text's SHA-256.
    public init(named text: String) {
        var bytes = Array(SHA256.hash(data: Data(text.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        self = bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
