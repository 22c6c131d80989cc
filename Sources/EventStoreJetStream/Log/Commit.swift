public import EventStore
public import Foundation

/// A batch of events for one stream: one message of the log, stored as a whole or not at all.
public struct Commit: Hashable, Sendable {
    public let stream: StreamName
    /// The version of its first event.
    public let firstVersion: Int
    public let events: [EventToAppend]
    public let recordedAt: Timestamp

    public init(
        to stream: StreamName, from firstVersion: Int, _ events: [EventToAppend],
        at recordedAt: Timestamp
    ) {
        self.stream = stream
        self.firstVersion = firstVersion
        self.events = events
        self.recordedAt = recordedAt
    }

    /// What makes it safe to send it again: the id of its first event, which is looked up in the log.
    ///
    /// The server too knows ids of messages (`Nats-Msg-Id`), for two minutes. The events are there
    /// for good. It is nil only where there are no events, and those are not published.
    public var id: UUID? { events.first?.id }

    public var lastVersion: Int { firstVersion + events.count - 1 }
}

/// A commit in the log. The sequence is its number there: 1, 2, 3, without a hole.
public struct StoredCommit: Hashable, Sendable {
    public let sequence: Int64
    public let commit: Commit

    public init(sequence: Int64, _ commit: Commit) {
        self.sequence = sequence
        self.commit = commit
    }

    /// The position of its last event.
    public var last: Position { Position(sequence, index: commit.events.count - 1) }

    /// Its events, each at the sequence of the message and its index in there.
    public var events: [RecordedEvent] {
        commit.events.enumerated().map { index, event in
            RecordedEvent(
                position: Position(sequence, index: index), stream: commit.stream,
                streamVersion: commit.firstVersion + index, id: event.id, type: event.type,
                version: event.version, payload: event.payload, metadata: event.metadata,
                recordedAt: commit.recordedAt)
        }
    }
}
