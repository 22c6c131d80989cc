public import EventStore
public import Foundation
public import StaffEvents

/// Takes commands to a decider, and what happens to the event store.
public struct CommandHandler<D: Decider>: Sendable where D.Event: DomainEvent {
    private let store: any EventStore
    private let codec: any EventCodec<D.Event>
    private let nextID: @Sendable () -> UUID
    private let attempts: Int

    /// - Parameters:
    ///   - nextID: gives each event its id.
    ///   - attempts: how often a command is tried when others write to the stream meanwhile.
    public init(
        _ decider: D.Type, _ store: any EventStore,
        codec: any EventCodec<D.Event> = JSONEventCodec<D.Event>(),
        nextID: @escaping @Sendable () -> UUID, attempts: Int = 10
    ) {
        self.store = store
        self.codec = codec
        self.nextID = nextID
        self.attempts = attempts
    }

    /// What is true of `stream` now, from all that happened in it.
    public func load(_ stream: StreamName) async throws -> Loaded<D.State> {
        let events = try await store.read(stream)
        let state = try D.replay(events.map { try codec.decode($0) })
        return Loaded(state: state, version: events.last?.streamVersion ?? 0)
    }

    /// Loads the stream, decides, and appends what happens. Begins anew when somebody was faster.
    ///
    /// - Throws: the rule that is broken, or `VersionConflict` when others were faster each time.
    public func handle(
        _ command: D.Command, on stream: StreamName, _ metadata: EventMetadata = EventMetadata()
    ) async throws -> Handled<D> {
        var left = attempts
        while true {
            left -= 1
            let loaded = try await load(stream)
            let events = try D.decide(command, loaded.state)
            let batch = try events.map {
                try codec.encode($0, id: nextID(), for: stream, metadata)
            }
            do {
                let appended = try await store.append(
                    batch, to: stream, expecting: .exactly(loaded.version))
                let state = try events.reduce(loaded.state) { try D.evolve($0, $1) }
                return Handled(state: state, events: events, appended: appended)
            } catch is VersionConflict where left > 0 {
                // The decision was made on what is not true any more.
            }
        }
    }
}
