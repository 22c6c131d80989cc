/// One instance of a service, as whoever replaces it sees it.
public protocol RunningInstance: Sendable {
    /// Where it listens, as in `http://127.0.0.1:49152`.
    var address: String { get }

    /// Returns when it answers requests.
    ///
    /// - Throws: when it does not become ready in time, or has ended.
    func waitUntilReady() async throws

    /// Ends it, with every request answered that has reached it.
    func stop() async throws
}

/// Who knows which instances of a service there are: the gateway's side of a replacement.
public protocol InstanceRegistry: Sendable {
    /// From now on, new requests go to these instances and to no others.
    func use(_ addresses: [String]) async throws
}
