public import EventStore
public import Foundation

/// What is known of the log up to a sequence: where each event is, and where each stream is.
///
/// About 100 bytes an event, in memory: the ids of all streams have to be compared.
public struct LogIndex: Sendable {
    /// The last message that was read, or 0.
    public private(set) var sequence: Int64 = 0
    /// The position of the last event that was read.
    public private(set) var head = Position.start
    private var streams: [StreamName: [Place]] = [:]
    private var ids: [UUID: Int64] = [:]

    private struct Place {
        let sequence: Int64
        let lastVersion: Int
    }

    public init() {}

    /// The version of the last event of a stream, or 0.
    public func version(of stream: StreamName) -> Int {
        streams[stream]?.last?.lastVersion ?? 0
    }

    /// The sequence of the commit that an event is in.
    public func sequence(of id: UUID) -> Int64? { ids[id] }

    /// The sequences of a stream's commits that may have events of the slice, oldest first.
    public func sequences(of stream: StreamName, _ slice: StreamSlice) -> [Int64] {
        guard slice.from <= slice.through, slice.limit > 0 else { return [] }
        let places = streams[stream] ?? []
        let first = places.partition { $0.lastVersion >= slice.from }
        // The one that reaches the last version is the last that is needed.
        let end = min(places.partition { $0.lastVersion >= slice.through } + 1, places.count)
        guard first < end else { return [] }
        let needed = places[first..<end]
        // A commit has one event at least.
        return
            (slice.order == .oldestFirst
            ? needed.prefix(slice.limit) : needed.suffix(slice.limit)).map(\.sequence)
    }

    /// Takes the next commit in. One that was taken in already changes nothing.
    mutating func take(_ stored: StoredCommit) {
        guard stored.sequence == sequence + 1 else { return }
        sequence = stored.sequence
        head = stored.last
        let commit = stored.commit
        streams[commit.stream, default: []].append(
            Place(sequence: sequence, lastVersion: commit.lastVersion))
        for event in commit.events { ids[event.id] = sequence }
    }
}

extension Array {
    /// The index of the first element that fulfils a condition, as all behind it do.
    fileprivate func partition(by isBehind: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
