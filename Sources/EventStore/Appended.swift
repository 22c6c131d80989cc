/// What an append is answered with.
public struct Appended: Hashable, Sendable {
    /// The version of the last event of the batch: what to expect in the next append.
    public let version: Int
    /// The position of the last event of the batch.
    public let position: Position

    public init(version: Int, position: Position) {
        self.version = version
        self.position = position
    }
}
