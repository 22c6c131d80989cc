import Classroom
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
        // TODO: 3.4 Read the stream, decode its events, replay them.
        throw NotYet("3.4", "load a stream")
    }

    /// Loads the stream, decides, and appends what happens. Begins anew when somebody was faster.
    ///
    /// - Throws: the rule that is broken, or `VersionConflict` when others were faster each time.
    public func handle(
        _ command: D.Command, on stream: StreamName, _ metadata: EventMetadata = EventMetadata()
    ) async throws -> Handled<D> {
        // TODO: 3.4 Load, decide, append what happens, expecting the version that was loaded.
        // TODO: 3.4 Begin anew after a conflict, as often as `attempts` says.
        throw NotYet("3.4", "load, decide and append")
    }
}
