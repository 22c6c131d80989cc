import EventStore
import Foundation
import Synchronization

extension Rule {
    static let keeping = [bytes, names, microseconds, neverChanged, afterARestart]

    public static let bytes = Rule(
        9, "payload and metadata come back byte for byte"
    ) { place in
        let store = try await place.store()
        let long = Data((0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        for bytes in [Data(), Data(0...255), Data(#"{ "a" :1.0}"#.utf8), long] {
            let event = EventToAppend(
                id: UUID(), type: "said", payload: bytes, metadata: Data(bytes.reversed()))
            try await store.append([event], to: "list", expecting: .any)
            let read = try await store.read("list", .last).first
            try expect(
                read.map { $0.isRecord(of: event) }, equals: true,
                "An event with \(bytes.count) bytes of payload and of metadata was read.")
        }
    }

    public static let names = Rule(
        9, "names of streams and types come back as they are written"
    ) { place in
        let store = try await place.store()
        for name in ["o'brien-1", "\"quoted\"-?1", "größe-日本", "list-%_", "LIST-a", "list-A"] {
            try await store.append(
                [.saying("1", type: name, version: 3)], to: StreamName(name),
                expecting: .noStream)
            let event = try await store.read(StreamName(name)).first
            try expect(event?.stream.text, equals: name, "The name of a stream.")
            try expect(event?.type, equals: name, "The name of a type.")
            try expect(event?.version, equals: 3, "The version of the type.")
        }
    }

    public static let microseconds = Rule(
        10, "each event has the time at which it was recorded, to the microsecond"
    ) { place in
        let clock = Mutex<Int64>(1_777_886_400_000_000)
        let store = try await place.store(now: {
            clock.withLock { time in
                time += 1
                return Timestamp(microseconds: time)
            }
        })
        for _ in 1...3 { try await store.append([.saying("1")], to: "list", expecting: .any) }
        let times = try await store.read("list").map(\.recordedAt.microseconds)
        try expect(
            times, equals: (1...3).map { 1_777_886_400_000_000 + $0 },
            "The clock of the store moves by a microsecond each time it is read, and each append "
                + "of one event reads it once.")
    }

    public static let neverChanged = Rule(
        11, "the store itself refuses to change or to delete an event"
    ) { place in
        let store = try await place.store()
        try await store.append(.saying(1...3), to: "list", expecting: .any)
        let before = try await store.everything()
        guard !place.bench.forgeries.isEmpty else {
            throw RuleBroken("The bench names no way around the store, so nothing was tried.")
        }
        for forgery in place.bench.forgeries {
            let worked: Bool
            do {
                try await forgery.attempt(place.folder)
                worked = true
            } catch {
                worked = false
            }
            try expect(worked, equals: false, "\(forgery.name), past the store.")
            try expect(
                try await store.everything(), equals: before,
                "After \(forgery.name), what happened is what happened.")
        }
    }

    public static let afterARestart = Rule(
        15, "after a restart everything is there, and versions go on"
    ) { place in
        let (before, last): ([RecordedEvent], Appended) = try await {
            let store = try await place.store()
            let last = try await store.append(.saying(1...3), to: "list", expecting: .any)
            return (try await store.everything(), last)
        }()
        try expect(before.map(\.text), equals: ["1", "2", "3"], "Before the restart.")
        let store = try await place.store()
        try expect(try await store.everything(), equals: before, "The store was opened again.")
        let next = try await store.append([.saying("4")], to: "list", expecting: .exactly(3))
        try expect(next.version, equals: 4, "The version after the restart.")
        try expect(
            next.position > last.position, equals: true,
            "The position after the restart, \(next.position), is greater than \(last.position).")
    }
}
