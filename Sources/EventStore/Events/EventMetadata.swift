public import Foundation

/// What is known of an event besides its facts.
public struct EventMetadata: Codable, Hashable, Sendable {
    /// Who did it.
    public var actor: String?
    /// Why it was done, in the actor's words.
    public var reason: String?
    /// The request in whose course it happened: a trace id of W3C Trace Context.
    public var trace: String?
    /// The event that led to this one.
    public var causation: UUID?

    public init(
        actor: String? = nil, reason: String? = nil, trace: String? = nil, causation: UUID? = nil
    ) {
        self.actor = actor
        self.reason = reason
        self.trace = trace
        self.causation = causation
    }

    /// The JSON that a store keeps: the same bytes for the same content.
    public func encoded() throws -> Data {
        // Most events have none, and a handler appends many.
        if self == EventMetadata() { return Data("{}".utf8) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }
}
