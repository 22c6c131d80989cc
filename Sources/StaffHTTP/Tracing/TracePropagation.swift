public import HTTPTypes

/// How a trace comes into a process with a request, and leaves it with a call.
public protocol TracePropagation: Sendable {
    /// The span of answering a request that came with `headers`.
    func extract(from headers: HTTPFields) throws -> Span

    /// The span of a call that is made within `span`.
    func child(of span: Span) throws -> Span

    /// Writes `span` into the headers of the call that it stands for.
    func inject(_ span: Span, into headers: inout HTTPFields) throws
}
