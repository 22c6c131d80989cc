/// Why a service gave no answer that can be used.
public struct ServiceFailure: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// No connection came about: nothing was sent.
        case unreachable
        /// No whole answer came in time. Whether the request was done, nobody knows.
        case tooLate
        /// The connection ended before the whole answer had come, or it was no HTTP.
        case broken
        /// An answer came whose body is not what was agreed.
        case unreadable
        /// The service says that it failed, with this status.
        case failed(status: Int)
        /// Nothing was sent, since the service failed too often of late.
        case circuitOpen(retryAfter: Duration)
    }

    /// The name of the service, as in `salary`.
    public let service: String
    public let reason: Reason

    public init(_ service: String, _ reason: Reason) {
        self.service = service
        self.reason = reason
    }
}

extension ServiceFailure: CustomStringConvertible {
    public var description: String {
        switch reason {
        case .unreachable: "The service \(service) can't be reached."
        case .tooLate: "The service \(service) did not answer in time."
        case .broken: "The service \(service) broke off its answer."
        case .unreadable: "The service \(service) gave an answer that can't be read."
        case .failed(let status): "The service \(service) failed with the status \(status)."
        case .circuitOpen: "The service \(service) failed too often of late. Nobody asks it now."
        }
    }
}
