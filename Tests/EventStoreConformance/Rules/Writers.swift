import EventStore
import Foundation

extension Rule {
    static let writers = [writersAtOnce, writersWithVersions]

    public static let writersAtOnce = Rule(
        8, "four writers at once all succeed, and each one's order is kept"
    ) { place in
        try await FourWriters().run(in: place) { writer, store in
            for number in 1...100 {
                let event = EventToAppend.saying("\(writer) \(number)")
                try await store.append([event], to: "list", expecting: .any)
            }
        }
        let events = try await place.store().read("list")
        try expect(
            events.map(\.streamVersion), equals: Array(1...400),
            "Four writers appended 100 events each to one stream, expecting any version.")
        for writer in 1...4 {
            try expect(
                events.map(\.text).filter { $0.hasPrefix("\(writer) ") },
                equals: (1...100).map { "\(writer) \($0)" },
                "What writer \(writer) appended, one after the other.")
        }
    }

    public static let writersWithVersions = Rule(
        8, "four writers with exact versions leave versions without a hole or a repeat"
    ) { place in
        try await FourWriters().run(in: place) { writer, store in
            var appended = 0
            var conflicts = 0
            while appended < 100 {
                let version = try await store.read("list", .last).first?.streamVersion ?? 0
                do {
                    try await store.append(
                        [.saying("\(writer)")], to: "list", expecting: .exactly(version))
                    appended += 1
                } catch let conflict as VersionConflict {
                    conflicts += 1
                    // Each is the success of another writer, and those have 300 at most.
                    guard conflicts <= 300 else { throw conflict }
                }
            }
        }
        let events = try await place.store().read("list")
        try expect(
            events.map(\.streamVersion), equals: Array(1...400),
            "Four writers read the version, appended one event with exactly that, and began "
                + "again after a conflict, until each had appended 100.")
    }
}
