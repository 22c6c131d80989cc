public import Hummingbird

/// What belongs to one request: its logger, its id, its path parameters.
public struct StaffContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// In every log line of the request, and in the `X-Request-Id` of its answer.
    public var requestID: String

    public init(source: Source) {
        coreContext = .init(source: source)
        requestID = ""
    }
}

/// Some routes of a service, with what they call.
public protocol Routes: Sendable {
    func add(to router: Router<StaffContext>)
}
