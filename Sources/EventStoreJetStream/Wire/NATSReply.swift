import Foundation

/// What came back for a request.
struct NATSReply: Sendable {
    let headers: [String: String]
    let body: Data
}
