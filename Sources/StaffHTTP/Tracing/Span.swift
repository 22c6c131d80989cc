/// One piece of the work for a request: answering it in a service, or calling another service.
///
/// The names are those of W3C Trace Context. All ids are lower-case hexadecimal.
public struct Span: Hashable, Sendable {
    /// 32 digits: the same in every process that one request passes.
    public let trace: String
    /// 16 digits: this piece of work, and no other.
    public let id: String
    /// The span that this one works for, or `nil` at the root of the trace.
    public let parent: String?
    /// Whether whoever began the trace wants it to be kept.
    public let isSampled: Bool
    /// The header `tracestate`, which belongs to others and is passed on as it came.
    public let state: String?

    public init(
        trace: String, id: String, parent: String?, isSampled: Bool = true, state: String? = nil
    ) {
        self.trace = trace
        self.id = id
        self.parent = parent
        self.isSampled = isSampled
        self.state = state
    }
}

/// New ids for traces and spans, passed in so that tests can say which.
public struct TraceIDs: Sendable {
    /// 32 lower-case hexadecimal digits, not all zero.
    public var trace: @Sendable () -> String
    /// 16 lower-case hexadecimal digits, not all zero.
    public var span: @Sendable () -> String

    public init(
        trace: @escaping @Sendable () -> String, span: @escaping @Sendable () -> String
    ) {
        self.trace = trace
        self.span = span
    }

    public static let random = TraceIDs(trace: { digits() + digits() }, span: digits)

    @Sendable private static func digits() -> String {
        let digits = String(UInt64.random(in: 1 ... .max), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
