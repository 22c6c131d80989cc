import HTTPTypes

extension Problem {
    /// What a client is told when a service that was needed gave no answer that can be used.
    ///
    /// 503 with `Retry-After` when it may be better soon, 502 when the service answered nonsense.
    public init(_ failure: ServiceFailure) {
        switch failure.reason {
        case .unreadable, .failed(status: 500): self.init(.badGateway, "bad-answer", "\(failure)")
        case .circuitOpen(let retryAfter):
            self.init(.serviceUnavailable, "unavailable", "\(failure)")
            headers[.retryAfter] = "\(max(1, Int((retryAfter / .seconds(1)).rounded(.up))))"
        default:
            self.init(.serviceUnavailable, "unavailable", "\(failure)")
            headers[.retryAfter] = "1"
        }
    }
}
