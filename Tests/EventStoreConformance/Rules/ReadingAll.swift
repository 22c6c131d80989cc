import EventStore
import Foundation

extension Rule {
    static let readingAll = [allInOrder, allWhileWritten, sparseFilter, fullPage, filters]

    public static let allInOrder = Rule(
        13, "all streams are read in one order, in pages that neither skip nor repeat"
    ) { place in
        let store = try await place.store()
        var last = Position.start
        for number in 1...30 {
            let answer = try await store.append(
                [.saying("\(number)")], to: StreamName("list", number % 3), expecting: .any)
            try expect(
                answer.position > last, equals: true,
                "The position of event \(number), \(answer.position), comes after \(last).")
            last = answer.position
        }
        try expect(try await store.head(), equals: last, "The head is the last event's position.")
        for limit in [1, 7, 10, 30, 50] {
            let events = try await store.everything(pagesOf: limit)
            try expect(
                events.map(\.text), equals: (1...30).map(String.init),
                "30 events of three streams, read in pages of \(limit).")
        }
        let middle = try await store.everything()[19]
        let rest = try await store.everything(from: middle.position)
        try expect(
            rest.map(\.text), equals: (21...30).map(String.init),
            "Read from the position of the 20th event, which was seen already.")
        let beyond = try await store.readAll(after: last, limit: 10)
        try expect(
            beyond, equals: Page(events: [], ceiling: last), "Read from the last position on.")
        let later = Position(last.number + 10)
        let nothing = try await store.readAll(after: later, limit: 10)
        try expect(
            nothing, equals: Page(events: [], ceiling: later),
            "Read from a position on that the store has not come to: the reader stays there.")
    }

    public static let allWhileWritten = Rule(
        13, "pages neither skip nor repeat while four writers are at work"
    ) { place in
        let reader = try await place.store()
        let writers = FourWriters()
        async let writing: Void = writers.run(in: place) { writer, store in
            for number in 1...50 {
                try await store.append(
                    .saying([number, number]), to: StreamName("list", writer), expecting: .any)
            }
        }
        var read: [RecordedEvent] = []
        var position = Position.start
        while read.count <= 400 {
            // Looked at first: once nobody writes any more, an empty page is the end.
            let areDone = writers.areDone
            let page = try await reader.readAll(after: position, limit: 7)
            if areDone, page.events.isEmpty { break }
            try expect(
                page.ceiling >= position, equals: true,
                "The ceiling \(page.ceiling) of a page read after \(position).")
            read += page.events
            position = page.ceiling
            if page.events.isEmpty { await Task.yield() }
        }
        try await writing
        let all = try await reader.everything()
        try expect(all.count, equals: 400, "Four writers appended 50 batches of two events each.")
        try expect(
            read.map(\.position), equals: all.map(\.position),
            "A reader went from page to page meanwhile, each after the ceiling of the last.")
        try expect(
            zip(all, all.dropFirst()).allSatisfy { $0.position < $1.position }, equals: true,
            "Positions only rise.")
    }

    public static let sparseFilter = Rule(
        14, "a page without a match still moves on, to the head of the store"
    ) { place in
        let store = try await place.store()
        let last = try await store.append(.saying(1...100), to: "list", expecting: .any)
        let rare = [EventFilter(types: ["sung"]), EventFilter(categories: ["choir"])]
        for filter in rare {
            let page = try await store.readAll(after: .start, limit: 10, matching: filter)
            try expect(
                page, equals: Page(events: [], ceiling: last.position),
                "100 events, none of which was asked for: all of them were looked at.")
        }
        try await store.append([.saying("song", type: "sung")], to: "choir-1", expecting: .any)
        let end = try await store.append([.saying("end")], to: "list", expecting: .any)
        for filter in rare {
            let next = try await store.readAll(after: last.position, limit: 10, matching: filter)
            try expect(
                next.events.map(\.text), equals: ["song"],
                "The first rare event, read after the ceiling.")
            try expect(
                next.ceiling, equals: end.position,
                "Behind the rare event there is another, which was looked at too.")
        }
    }

    public static let fullPage = Rule(
        14, "a full page ends with its last event, and a limit of 0 stays where it is"
    ) { place in
        let store = try await place.store()
        for number in 1...6 {
            let kind = number.isMultiple(of: 2) ? "even" : "odd"
            try await store.append(
                [.saying("\(number)", type: kind)], to: StreamName(kind, number),
                expecting: .any)
        }
        for even in [EventFilter(types: ["even"]), EventFilter(categories: ["even"])] {
            let page = try await store.readAll(after: .start, limit: 2, matching: even)
            try expect(page.events.map(\.text), equals: ["2", "4"], "Two of three even events.")
            try expect(
                page.ceiling, equals: page.events[1].position,
                "The page is full, so nothing behind its last event was looked at.")
            let nothing = try await store.readAll(after: page.ceiling, limit: 0, matching: even)
            try expect(
                nothing, equals: Page(events: [], ceiling: page.ceiling),
                "A page of no events looks at none.")
            try expect(
                try await store.everything(pagesOf: 1, matching: even).map(\.text),
                equals: ["2", "4", "6"], "The even events, in pages of one.")
        }
    }

    public static let filters = Rule(
        14, "a filter asks for types, for categories of streams, or for both"
    ) { place in
        let store = try await place.store()
        for (text, type, stream) in [
            ("1", "hired", "employee-1"), ("2", "set", "salary-1"), ("3", "left", "employee-1"),
            ("4", "hired", "employees-2"), ("5", "hired", "employee-2"), ("6", "set", "employee"),
        ] {
            try await store.append(
                [.saying(text, type: type)], to: StreamName(stream), expecting: .any)
        }
        for (types, categories, texts) in [
            (["hired"], [], ["1", "4", "5"]), (["set", "left"], [], ["2", "3", "6"]),
            ([], ["employee"], ["1", "3", "5", "6"]), (["hired"], ["employee"], ["1", "5"]),
            ([], ["salary", "employees"], ["2", "4"]), (["fired"], ["salary"], []),
        ] as [(Set<String>, Set<String>, [String])] {
            let filter = EventFilter(types: types, categories: categories)
            let page = try await store.readAll(after: .start, limit: 10, matching: filter)
            try expect(
                page.events.map(\.text), equals: texts,
                "Asked for the types \(types.sorted()) and the categories \(categories.sorted()).")
        }
    }
}
