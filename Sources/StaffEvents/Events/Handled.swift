public import EventStore

/// A stream as far as it has come.
public struct Loaded<State: Sendable>: Sendable {
    public let state: State
    /// The version of the last event, or 0 when there is none.
    public let version: Int

    public init(state: State, version: Int) {
        self.state = state
        self.version = version
    }
}

extension Loaded: Equatable where State: Equatable {}

/// What came of a command.
public struct Handled<D: Decider>: Sendable {
    /// What is true now.
    public let state: D.State
    /// What happened. Empty when the command changed nothing.
    public let events: [D.Event]
    /// What the store answered.
    public let appended: Appended

    public init(state: D.State, events: [D.Event], appended: Appended) {
        self.state = state
        self.events = events
        self.appended = appended
    }
}
