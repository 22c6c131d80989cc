// Why: One loop for every way in which an append can go wrong. Whatever happened, the next turn
// reads the log to its end, and what is there decides: somebody else's event, one's own that was
// stored without an answer, or nothing. The expected sequence makes sending again safe.

public import EventStore
public import EventStoreJetStream
import Foundation

/// An event store on a log that several machines keep.
public struct JetStreamEventStore: EventStore {
    private let log: CommitLog
    private let now: @Sendable () -> Timestamp

    /// - Parameter now: gives the time at which events are recorded.
    public init(_ log: CommitLog, now: @escaping @Sendable () -> Timestamp) {
        self.log = log
        self.now = now
    }

    @discardableResult
    public func append(
        _ events: [EventToAppend], to stream: StreamName, expecting expected: ExpectedVersion
    ) async throws -> Appended {
        let time = now()
        while true {
            let known = try await log.caughtUp { index in
                (
                    sequence: index.sequence, head: index.head, version: index.version(of: stream),
                    taken: events.map { index.sequence(of: $0.id) }
                )
            }
            guard let first = events.first else {
                return Appended(version: known.version, position: known.head)
            }
            if let sequence = known.taken[0] {
                return try await repeated(events, in: stream, from: sequence, id: first.id)
            }
            guard expected.isMet(by: known.version) else {
                throw VersionConflict(stream: stream, expected: expected, actual: known.version)
            }
            try checkIDs(of: events, taken: known.taken)
            let commit = Commit(to: stream, from: known.version + 1, events, at: time)
            do {
                let sequence = try await log.publish(commit, behind: known.sequence)
                return Appended(
                    version: commit.lastVersion,
                    position: Position(sequence, index: events.count - 1))
            } catch is LogMovedOn {
                continue
            } catch is NoAnswer {
                // If it was stored, its ids are found in the log now.
                continue
            }
        }
    }

    public func read(_ stream: StreamName, _ slice: StreamSlice) async throws -> [RecordedEvent] {
        let sequences = try await log.caughtUp { $0.sequences(of: stream, slice) }
        let events = try await log.commits(of: stream, at: sequences).flatMap(\.events)
            .filter { slice.from <= $0.streamVersion && $0.streamVersion <= slice.through }
        return switch slice.order {
        case .oldestFirst: Array(events.prefix(slice.limit))
        case .newestFirst: Array(events.reversed().prefix(slice.limit))
        }
    }

    public func readAll(
        after position: Position, limit: Int, matching filter: EventFilter
    ) async throws -> Page {
        let head = try await log.caughtUp { $0.head }
        var events: [RecordedEvent] = []
        // The commit of the position too: it may have events behind that one.
        var sequence = max(0, position.number - 1)
        while sequence < head.number, events.count < limit {
            let commits = try await log.commits(
                after: sequence, through: head.number, limit: 500)
            events += commits.flatMap(\.events).filter {
                $0.position > position && filter.matches(type: $0.type, in: $0.stream)
            }
            sequence = commits.last?.sequence ?? head.number
        }
        guard events.count >= limit else {
            return Page(events: events, ceiling: max(position, head))
        }
        let page = Array(events.prefix(limit))
        return Page(events: page, ceiling: page.last?.position ?? position)
    }

    public func head() async throws -> Position { try await log.caughtUp { $0.head } }

    public func waitForEvent(after position: Position) async throws {
        while true {
            let rings = log.rings
            if try await head() > position { return }
            try await log.waitForNews(after: rings)
        }
    }

    /// The answer that a batch got the first time, in one commit or in several.
    private func repeated(
        _ batch: [EventToAppend], in stream: StreamName, from sequence: Int64, id: UUID
    ) async throws -> Appended {
        let commit = try await log.commits(after: sequence - 1, through: sequence, limit: 1).first
        guard let first = commit?.events.first(where: { $0.id == id }), first.stream == stream
        else { throw EventIDTaken(id: id) }
        let slice = StreamSlice(from: first.streamVersion, limit: batch.count)
        let stored = try await read(stream, slice)
        guard let last = stored.last, stored.count == batch.count,
            zip(stored, batch).allSatisfy({ $0.isRecord(of: $1) })
        else { throw EventIDTaken(id: id) }
        return Appended(version: last.streamVersion, position: last.position)
    }

    private func checkIDs(of events: [EventToAppend], taken: [Int64?]) throws {
        var seen: Set<UUID> = []
        for (event, sequence) in zip(events, taken) {
            guard sequence == nil, seen.insert(event.id).inserted else {
                throw EventIDTaken(id: event.id)
            }
        }
    }
}
