import EventStore
import Foundation

extension Rule {
    static let appending = [emptyAppend, versionsFromOne, allOrNothing]

    public static let emptyAppend = Rule(
        1, "an empty append changes nothing, and answers with what is there"
    ) { place in
        let store = try await place.store()
        let atFirst = try await store.append([], to: "list-a", expecting: .any)
        try expect(
            atFirst, equals: Appended(version: 0, position: .start),
            "No event was appended to a stream that has none, in an empty store.")
        try await store.append(.saying(1...2), to: "list-a", expecting: .any)
        let last = try await store.append([.saying("3")], to: "list-b", expecting: .any)
        let later = try await store.append([], to: "list-a", expecting: .exactly(7))
        try expect(
            later, equals: Appended(version: 2, position: last.position),
            "No event was appended to a stream with two, and another stream has a later one. "
                + "Nothing is written, so no version is checked.")
        try expect(
            try await store.read("list-a").count, equals: 2, "The empty append added nothing.")
    }

    public static let versionsFromOne = Rule(
        2, "a stream begins at version 1, and each event adds one"
    ) { place in
        let store = try await place.store()
        var answers = [try await store.append([.saying("1")], to: "list-a", expecting: .any)]
        try await store.append(.saying(1...5), to: "list-b", expecting: .any)
        answers.append(try await store.append(.saying(2...3), to: "list-a", expecting: .any))
        answers.append(try await store.append([.saying("4")], to: "list-a", expecting: .any))
        let events = try await store.read("list-a")
        try expect(
            events.map(\.streamVersion), equals: [1, 2, 3, 4],
            "One event, then two, then one were appended to the stream. Another stream counts "
                + "for itself.")
        try expect(
            events.map(\.text), equals: ["1", "2", "3", "4"],
            "Events stay in the order in which they were appended.")
        try expect(
            answers.map(\.version), equals: [1, 3, 4],
            "An append is answered with the version of its last event.")
        try expect(
            answers.map(\.position), equals: [0, 2, 3].map { events[$0].position },
            "An append is answered with the position of its last event.")
    }

    public static let allOrNothing = Rule(
        4, "a batch is appended as a whole or not at all, also when its last event fails"
    ) { place in
        let store = try await place.store()
        let taken = EventToAppend.saying("taken")
        let before = try await store.append([taken], to: "list-a", expecting: .any)
        let batch = [EventToAppend].saying(1...2) + [.saying("3", id: taken.id)]
        try await expect(
            throws: EventIDTaken(id: taken.id),
            "The third event of a batch has the id of an event in another stream."
        ) {
            try await store.append(batch, to: "list-b", expecting: .noStream)
        }
        try expect(
            try await store.read("list-b").map(\.text), equals: [],
            "The third event of the batch failed, so the first two must not be there.")
        try expect(
            try await store.head(), equals: before.position, "The store ends where it did before.")
        let answer = try await store.append(
            Array(batch.dropLast()), to: "list-b", expecting: .noStream)
        try expect(answer.version, equals: 2, "The batch without its last event is appended.")
    }
}
