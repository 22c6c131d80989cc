/// Something that happened to the people of Staff, as one component tells it.
public protocol DomainEvent: Hashable, Sendable {
    associatedtype Kind: EventKind

    /// Which of the component's events it is.
    var kind: Kind { get }

    /// What was stored under that kind, in today's version of its payload.
    init(_ kind: Kind, from decoder: any Decoder) throws

    /// Writes the payload: what happened, without the kind.
    func encode(to encoder: any Encoder) throws
}

/// The stable names of a component's events, as in `salary.set`.
///
/// A name that was stored once stays for ever, and so does its meaning.
public protocol EventKind: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// Which version of the payload is written today. It begins at 1.
    var version: Int { get }
}

extension EventKind {
    public var version: Int { 1 }
}
