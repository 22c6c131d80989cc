/// Business logic on events: what may happen, and what is true when it has.
///
/// Both functions are pure. They ask no clock, no store and no random number, so the same events
/// give the same state at any time.
public protocol Decider: Sendable {
    associatedtype State: Sendable
    associatedtype Command: Sendable
    associatedtype Event: Sendable

    /// What is true before the first event.
    static var initial: State { get }

    /// What happens when somebody asks for `command`: often one event, none if nothing changes.
    ///
    /// - Throws: the rule that is broken. Nothing happens then.
    static func decide(_ command: Command, _ state: State) throws -> [Event]

    /// What is true after `event`. It happened, so no rule can refuse it any more.
    static func evolve(_ state: consuming State, _ event: Event) throws -> State
}

extension Decider {
    /// What is true after all of `events`, in their order.
    public static func replay(_ events: some Sequence<Event>) throws -> State {
        // Each state is given away: a list can grow in its place, and is not copied for each event.
        var state = initial
        for event in events { state = try evolve(consume state, event) }
        return state
    }
}
