import EventStore
import Foundation

extension Rule {
    static let readingAStream = [inBothOrders, inPart, withALimit, unknownStream]

    public static let inBothOrders = Rule(
        12, "a stream is read oldest first or newest first"
    ) { place in
        let store = try await filled(place)
        try await expectVersions([1, 2, 3, 4, 5], .init(.oldestFirst), store)
        try await expectVersions([5, 4, 3, 2, 1], .init(.newestFirst), store)
    }

    public static let inPart = Rule(
        12, "a stream is read from a version on, and up to a version"
    ) { place in
        let store = try await filled(place)
        try await expectVersions([3, 4, 5], .init(from: 3), store)
        try await expectVersions([1, 2, 3], .init(through: 3), store)
        try await expectVersions([2, 3, 4], .init(from: 2, through: 4), store)
        try await expectVersions([4, 3, 2], .init(from: 2, through: 4, .newestFirst), store)
        try await expectVersions([3], .init(from: 3, through: 3), store)
        try await expectVersions([], .init(from: 4, through: 3), store)
        try await expectVersions([], .init(from: 6), store)
        try await expectVersions([1, 2, 3, 4, 5], .init(from: -7), store)
    }

    public static let withALimit = Rule(
        12, "a limit counts from the end at which the order begins, and 0 is nothing"
    ) { place in
        let store = try await filled(place)
        try await expectVersions([1, 2], .init(limit: 2), store)
        try await expectVersions([5, 4], .init(.newestFirst, limit: 2), store)
        try await expectVersions([3, 4], .init(from: 3, limit: 2), store)
        try await expectVersions([3, 2], .init(through: 3, .newestFirst, limit: 2), store)
        try await expectVersions([1, 2, 3, 4, 5], .init(limit: 9), store)
        try await expectVersions([], .init(limit: 0), store)
    }

    public static let unknownStream = Rule(
        12, "a stream that nobody wrote to is empty, not an error"
    ) { place in
        let store = try await filled(place)
        try expect(
            try await store.read("lists").count, equals: 0, "Nobody wrote to the stream “lists”.")
        try expect(
            try await store.read("LIST").count, equals: 0,
            "Nobody wrote to “LIST”. “list” is another stream.")
    }

    /// Five events in the stream `list`, between those of another.
    private static func filled(_ place: Place) async throws -> any EventStore {
        let store = try await place.store()
        for number in 1...5 {
            try await store.append([.saying("\(number)")], to: "list", expecting: .any)
            try await store.append([.saying("other")], to: "list-2", expecting: .any)
        }
        return store
    }

    private static func expectVersions(
        _ versions: [Int], _ slice: StreamSlice, _ store: any EventStore
    ) async throws {
        let events = try await store.read("list", slice)
        let end = slice.through == .max ? "the end" : "\(slice.through)"
        let limit = slice.limit == .max ? "" : ", at most \(slice.limit)"
        try expect(
            events.map(\.streamVersion), equals: versions,
            "A stream of five, from \(slice.from) through \(end), \(slice.order)\(limit).")
        try expect(
            events.map(\.text), equals: versions.map(String.init), "What these events say.")
    }
}
