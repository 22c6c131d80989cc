/// One line of a contract: a request that a consumer makes, and what it relies on in the answer.
public struct Interaction: Sendable {
    /// What it is about, as in "a weekend costs nothing".
    public let name: String
    /// The request. It is given the ids that earlier answers of the same check had.
    public let request: @Sendable (_ ids: [String: String]) throws -> ServiceRequest
    public let status: Int
    /// What the consumer reads of the body. What else there is, is not its business.
    public let body: JSONValue?
    /// The name under which the `id` in the answer is kept for later requests.
    public let keepsIDAs: String?

    public init(
        _ name: String, status: Int, body: JSONValue? = nil, keepsIDAs: String? = nil,
        request: @escaping @Sendable (_ ids: [String: String]) throws -> ServiceRequest
    ) {
        self.name = name
        self.request = request
        self.status = status
        self.body = body
        self.keepsIDAs = keepsIDAs
    }
}

/// A line of a contract that a service does not keep.
public struct Breach: Hashable, Sendable, CustomStringConvertible {
    /// The name of the interaction.
    public let interaction: String
    /// What was expected, and what came.
    public let detail: String

    public init(of interaction: Interaction, _ detail: String) {
        self.interaction = interaction.name
        self.detail = detail
    }

    public var description: String { "\(interaction): \(detail)" }
}
