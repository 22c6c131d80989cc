import EventStore
import Foundation
import Hosting
import Lesson3
import Staff
import StaffEvents
import Testing

/// A stream of salaries, and a folder of snapshots.
private struct Pay: Sendable {
    static let stream = StreamName.salary(of: .number(1))

    let store: any EventStore
    let snapshots: SnapshotFolder

    /// Appends a raise a month, and returns what is paid then.
    func raise(times: Int, from month: Int = 1) async throws {
        let codec = JSONEventCodec<SalaryEvent>()
        let events = try (month..<month + times).map { month in
            let day = Day(2000 + month / 12, month % 12 + 1, 1)
            let salary = Salary(
                Money(minorUnits: Int64(month) * 1000, .eur), effectiveFrom: day)
            return try codec.encode(
                .set(salary), id: UUID(), for: Pay.stream, EventMetadata())
        }
        _ = try await store.append(events, to: Pay.stream, expecting: .any)
    }

    func loader(
        _ store: (any EventStore)? = nil, format: Int = 1, every interval: Int = 10
    ) -> SnapshotLoader<SalaryDecider> {
        SnapshotLoader(
            SalaryDecider.self, store ?? self.store, codec: JSONEventCodec<SalaryEvent>(),
            snapshots: snapshots, format: format, every: interval)
    }

    /// What all the events say, without any snapshot.
    func replayed() async throws -> Loaded<[Salary]> {
        let codec = JSONEventCodec<SalaryEvent>()
        let events = try await store.read(Pay.stream).map { try codec.decode($0) }
        return Loaded(state: try SalaryDecider.replay(events), version: events.count)
    }

    /// What is loaded, and how many events were read for it.
    func load(
        format: Int = 1, every interval: Int = 10
    ) async throws -> (loaded: Loaded<[Salary]>, read: Int) {
        let watched = WatchedStore(store)
        let loader = loader(watched, format: format, every: interval)
        let loaded = try await loader.load(Pay.stream)
        return (loaded, watched.calls.reads.reduce(0, +))
    }
}

/// Salaries are many: what differs is told by the version, the number, and the last one.
private func expectSame(
    _ loaded: Loaded<[Salary]>, _ all: Loaded<[Salary]>, _ why: Comment,
    _ location: SourceLocation = #_sourceLocation
) {
    #expect(loaded.version == all.version, why, sourceLocation: location)
    #expect(loaded.state.count == all.state.count, why, sourceLocation: location)
    #expect(loaded.state.last == all.state.last, why, sourceLocation: location)
    let isSame = loaded.state == all.state
    #expect(isSame, "\(why) An earlier salary is another one.", sourceLocation: location)
}

private func withPay(_ body: (Pay) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
        try await withEventStore { store in
            try await body(Pay(store: store, snapshots: SnapshotFolder(folder)))
        }
    }
}

@Suite("Lesson 3, step 7: closing the books")
struct Step7_ClosingTheBooks {
    @Test func `without a snapshot every event is read, and one is taken`() async throws {
        try await withPay { pay in
            try await pay.raise(times: 10)
            let first = try await pay.load()
            let all = try await pay.replayed()
            expectSame(first.loaded, all, "What ten events give.")
            #expect(first.read == 10, "There is no snapshot yet, so all ten are read, once.")
            let snapshot = try await pay.snapshots.snapshot(of: Pay.stream)
            #expect(snapshot?.version == 10, "Ten events were replayed, which is the interval.")
            let last = try await pay.store.read(Pay.stream, .last).first
            #expect(snapshot?.lastEvent == last?.id, "By its last event it is known again.")
            #expect(snapshot?.format == 1, "The format that the loader was made with.")
        }
    }

    @Test func `with a snapshot the state is the same, and fewer events are read`() async throws {
        try await withPay { pay in
            try await pay.raise(times: 100)
            _ = try await pay.load()
            try await pay.raise(times: 3, from: 101)
            let second = try await pay.load()
            let all = try await pay.replayed()
            expectSame(second.loaded, all, "100 events before the snapshot, and 3 behind it.")
            #expect(second.read <= 4, "3 new ones, and one to know the snapshot by. Of 103.")
        }
    }

    @Test func `a short stream needs no snapshot`() async throws {
        try await withPay { pay in
            let empty = try await pay.load().loaded
            #expect(empty == Loaded(state: [], version: 0), "Nothing has happened yet.")
            try await pay.raise(times: 9)
            let loaded = try await pay.load().loaded
            #expect(loaded.version == 9, "Nine raises are nine events.")
            let snapshot = try await pay.snapshots.snapshot(of: Pay.stream)
            #expect(snapshot == nil, "Nine events were replayed, and the interval is ten.")
        }
    }

    @Test func `the next snapshot waits for as many events again`() async throws {
        try await withPay { pay in
            try await pay.raise(times: 10)
            _ = try await pay.load()
            try await pay.raise(times: 9, from: 11)
            _ = try await pay.load()
            let first = try await pay.snapshots.snapshot(of: Pay.stream)
            #expect(first?.version == 10, "Of 19 events nine were replayed: there is no new one.")
            try await pay.raise(times: 1, from: 20)
            _ = try await pay.load()
            let second = try await pay.snapshots.snapshot(of: Pay.stream)
            #expect(second?.version == 20, "Ten events behind the snapshot were replayed.")
        }
    }

    @Test func `an event that can't be decoded is not passed over`() async throws {
        try await withPay { pay in
            try await pay.raise(times: 10)
            _ = try await pay.load()
            let strange = EventToAppend(
                id: UUID(), type: "salary.doubled", payload: Data("{}".utf8),
                metadata: Data("{}".utf8))
            _ = try await pay.store.append([strange], to: Pay.stream, expecting: .any)
            let event = try #require(try await pay.store.read(Pay.stream, .last).first)
            for format in [1, 2] {
                await #expect(
                    throws: UnknownEvent(event),
                    "What is paid can't be told \(format == 1 ? "from" : "without") the snapshot."
                ) { try await pay.load(format: format) }
            }
        }
    }

    @Test func `from any snapshot the state is the same`() async throws {
        try await withPay { pay in
            for count in 1...12 {
                try await pay.raise(times: 1, from: count)
                _ = try await pay.load(every: 1)
                let loaded = try await pay.load(every: 100).loaded
                let all = try await pay.replayed()
                expectSame(loaded, all, "With a snapshot at version \(count), the last.")
            }
        }
    }

    @Test func `a snapshot in another format is not used, and is replaced`() async throws {
        try await withPay { pay in
            try await pay.raise(times: 20)
            _ = try await pay.load(format: 1)
            let newer = try await pay.load(format: 2)
            let all = try await pay.replayed()
            expectSame(newer.loaded, all, "The snapshot is in format 1, and this one reads 2.")
            #expect(newer.read >= 20, "The state is another now, so every event is read.")
            let snapshot = try await pay.snapshots.snapshot(of: Pay.stream)
            #expect(snapshot?.format == 2, "What was replayed in full is kept for the next load.")
        }
    }

    @Test(arguments: ["", "{", "{}", #"{"version":"many"}"#])
    func `a snapshot that can't be read is not used`(garbage: String) async throws {
        try await withPay { pay in
            try await pay.raise(times: 20)
            _ = try await pay.load()
            try Data(garbage.utf8).write(to: pay.snapshots.file(of: Pay.stream))
            let loaded = try await pay.load().loaded
            let all = try await pay.replayed()
            expectSame(loaded, all, "A snapshot is a note. The events are the source.")
        }
    }

    @Test func `a snapshot that was changed is not used`() async throws {
        try await withPay { pay in
            try await pay.raise(times: 20)
            _ = try await pay.load()
            let file = pay.snapshots.file(of: Pay.stream)
            var text = try String(contentsOf: file, encoding: .utf8)
            text.replace(#""version":20"#, with: #""version":19"#)
            let intact = try #require(
                try await pay.snapshots.snapshot(of: Pay.stream), "The first load takes one.")
            let nineteenth = try await pay.store.read(Pay.stream)[18].id
            text.replace(intact.lastEvent.uuidString, with: nineteenth.uuidString)
            try Data(text.utf8).write(to: file)
            let loaded = try await pay.load().loaded
            let all = try await pay.replayed()
            expectSame(loaded, all, "It says version 19, holds 20 events, and is not intact.")
        }
    }

    @Test func `a snapshot of events that are not there is not used`() async throws {
        try await withPay { pay in
            try await pay.raise(times: 20)
            _ = try await pay.load()
            // The store was lost, and restored from a backup that ends earlier.
            try await withEventStore { backup in
                let restored = Pay(store: backup, snapshots: pay.snapshots)
                try await restored.raise(times: 5)
                let loaded = try await restored.load().loaded
                let all = try await restored.replayed()
                expectSame(loaded, all, "Version 20 of the snapshot is nowhere in the stream.")
                // And since then other things have happened.
                try await restored.raise(times: 20, from: 100)
                let later = try await restored.load(every: 100).loaded
                let allLater = try await restored.replayed()
                expectSame(later, allLater, "Event 20 is there, and it is another one.")
            }
        }
    }

    @Test func `a load does not need the snapshots to work`() async throws {
        try await withEventStore { store in
            let pay = Pay(store: store, snapshots: SnapshotFolder("/nowhere/at/all"))
            try await pay.raise(times: 20)
            let loaded = try await pay.load().loaded
            let all = try await pay.replayed()
            expectSame(loaded, all, "The folder can't be written. The state is right anyway.")
        }
    }
}
