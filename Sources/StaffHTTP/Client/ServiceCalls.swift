/// Sends a request to a service, and brings its answer.
///
/// ``ServiceClient`` does it once. What tries again, gives up or chooses among several wraps another
/// one, and looks the same from outside.
public protocol ServiceCalls: Sendable {
    /// - Parameter limit: the time after which it gives up, whatever the service does.
    /// - Returns: a whole answer, also one with a status of 400 or more.
    /// - Throws: ``ServiceFailure`` when no whole answer came.
    func send(_ request: ServiceRequest, within limit: Duration) async throws -> ServiceAnswer
}
