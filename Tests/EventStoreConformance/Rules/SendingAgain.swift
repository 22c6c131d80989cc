import EventStore
import Foundation

extension Rule {
    static let sendingAgain = [sentAgain, sentAgainChanged, sentAgainInPart, idsAcrossStreams]

    public static let sentAgain = Rule(
        6, "a batch that is sent again gets the first answer again, and is there once"
    ) { place in
        let store = try await place.store()
        let batch = [EventToAppend].saying(1...3)
        let first = try await store.append(batch, to: "list", expecting: .noStream)
        let fourth = EventToAppend.saying("4")
        let next = try await store.append([fourth], to: "list", expecting: .any)
        let again = try await store.append(batch, to: "list", expecting: .noStream)
        try expect(
            again, equals: first,
            "The writer had lost the answer, and sent the same batch with the same expectation. "
                + "Meanwhile somebody else has written.")
        let whole = try await store.append(batch + [fourth], to: "list", expecting: .noStream)
        try expect(
            whole, equals: next,
            "All four were sent as one batch. They are there, one behind the other.")
        let part = try await store.append(
            Array(batch.prefix(2)), to: "list", expecting: .noStream)
        try expect(
            part.version, equals: 2,
            "The first two were sent alone. They are there, one behind the other.")
        try expect(
            try await store.read("list").map(\.text), equals: ["1", "2", "3", "4"],
            "Each event is there once.")
    }

    public static let sentAgainChanged = Rule(
        6, "an id that is sent again with other content is refused"
    ) { place in
        let store = try await place.store()
        let id = UUID()
        try await store.append([.saying("1", id: id)], to: "list", expecting: .any)
        let others: [(String, EventToAppend)] = [
            ("payload", .saying("2", id: id)),
            ("type", .saying("1", type: "shouted", id: id)),
            ("version of its type", .saying("1", version: 2, id: id)),
            ("metadata", .saying("1", by: "somebody else", id: id)),
        ]
        for (difference, event) in others {
            try await expect(
                throws: EventIDTaken(id: id),
                "An event has the id of one in the same stream, and another \(difference)."
            ) {
                try await store.append([event], to: "list", expecting: .any)
            }
        }
        try expect(
            try await store.read("list").map(\.text), equals: ["1"], "The first one is untouched.")
    }

    public static let sentAgainInPart = Rule(
        6, "a batch of which only a part is there already is refused"
    ) { place in
        let store = try await place.store()
        let batch = [EventToAppend].saying(1...2)
        try await store.append(batch, to: "list", expecting: .any)
        try await expect(
            throws: EventIDTaken(id: batch[0].id), or: EventIDTaken(id: batch[1].id),
            "Two events are in the stream, and are sent with a third that is not."
        ) {
            try await store.append(batch + [.saying("3")], to: "list", expecting: .any)
        }
        try expect(
            try await store.read("list").map(\.text), equals: ["1", "2"],
            "The third was not appended.")
    }

    public static let idsAcrossStreams = Rule(
        7, "an id belongs to one event in all streams"
    ) { place in
        let store = try await place.store()
        let event = EventToAppend.saying("1")
        let before = try await store.append([event], to: "list-a", expecting: .any)
        try await expect(
            throws: EventIDTaken(id: event.id), "The same event was sent to another stream."
        ) {
            try await store.append([event], to: "list-b", expecting: .any)
        }
        let twice = EventToAppend.saying("2")
        try await expect(
            throws: EventIDTaken(id: twice.id), "One batch has the same event twice."
        ) {
            try await store.append([twice, twice], to: "list-b", expecting: .any)
        }
        try expect(try await store.read("list-b").count, equals: 0, "Nothing was appended.")
        try expect(try await store.head(), equals: before.position, "Nor to any other stream.")
        let answer = try await store.append([twice], to: "list-b", expecting: .noStream)
        try expect(answer.version, equals: 1, "The next append works, with the id that is free.")
    }
}
