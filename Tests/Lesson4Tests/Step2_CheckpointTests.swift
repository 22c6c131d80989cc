import EventStore
import GRDB
import Hosting
import Lesson4
import QueryDatabase
import Staff
import Testing

/// Counts events: a view in which everything that is applied twice shows.
struct Counting: Projection {
    struct Failed: Error, Equatable {
        let position: Position
    }

    static func prepare(_ view: DatabasePool) throws {
        try view.write { db in try db.execute(sql: "CREATE TABLE counted (position TEXT)") }
    }

    /// The positions that were counted.
    static func counted(in view: DatabasePool) throws -> [String] {
        try view.read { db in
            try String.fetchAll(db, sql: "SELECT position FROM counted ORDER BY rowid")
        }
    }

    func apply(_ event: RecordedEvent, of feed: Component, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO counted VALUES (?)", arguments: ["\(feed) \(event.position)"])
        if event.type == "broken" { throw Failed(position: event.position) }
    }
}

@Suite("Lesson 4, step 2: checkpoint")
struct Step2_Checkpoint {
    private func withCount<Result: Sendable>(
        trace: (@Sendable (String) -> Void)? = nil,
        _ body: (DatabasePool) async throws -> Result
    ) async throws -> Result {
        try await withView(trace: trace) { view in
            try Counting.prepare(view)
            return try await body(view)
        }
    }

    private func events(_ numbers: ClosedRange<Int>) -> [RecordedEvent] {
        numbers.map { .number($0) }
    }

    private func position(_ feed: Component, in view: DatabasePool) throws -> Position {
        try view.read { db in try CheckpointTable(db).position(of: feed) }
    }

    @Test func `events are applied in their order, and the checkpoint is the last one's`()
        async throws
    {
        try await withCount { view in
            let last = try await Checkpoint.apply(
                events(1...3), of: .salary, with: Counting(), in: view)
            #expect(last == Position(3), "The position of the last event is returned.")
            #expect(try position(.salary, in: view) == Position(3), "It is noted in the view.")
            let counted = try Counting.counted(in: view)
            #expect(counted == ["salary 1", "salary 2", "salary 3"], "Each was applied once.")
        }
    }

    @Test func `the same events again change nothing`() async throws {
        try await withCount { view in
            try await Checkpoint.apply(events(1...3), of: .salary, with: Counting(), in: view)
            let last = try await Checkpoint.apply(
                events(1...3), of: .salary, with: Counting(), in: view)
            #expect(last == Position(3), "The view is where it was.")
            let counted = try Counting.counted(in: view)
            #expect(counted.count == 3, "Three events came twice, and count once: \(counted)")
        }
    }

    @Test func `events that came long ago change nothing`() async throws {
        try await withCount { view in
            try await Checkpoint.apply(events(1...5), of: .salary, with: Counting(), in: view)
            let last = try await Checkpoint.apply(
                events(1...2), of: .salary, with: Counting(), in: view)
            #expect(last == Position(5), "The view does not go back.")
            let counted = try Counting.counted(in: view)
            #expect(counted.count == 5, "1 and 2 were in the view already: \(counted)")
        }
    }

    @Test func `of events that came in part, the rest is applied`() async throws {
        try await withCount { view in
            try await Checkpoint.apply(events(1...3), of: .salary, with: Counting(), in: view)
            try await Checkpoint.apply(events(2...5), of: .salary, with: Counting(), in: view)
            let counted = try Counting.counted(in: view)
            #expect(
                counted == (1...5).map { "salary \($0)" },
                "2 and 3 were in the view already, 4 and 5 were not.")
            let applied = try await view.read { db in
                try Int.fetchOne(db, sql: "SELECT events FROM checkpoint")
            }
            #expect(applied == 5, "The checkpoint counts the events that were applied.")
        }
    }

    @Test func `no events are nothing to do`() async throws {
        try await withCount { view in
            try await Checkpoint.apply(events(1...3), of: .salary, with: Counting(), in: view)
            let last = try await Checkpoint.apply([], of: .salary, with: Counting(), in: view)
            #expect(last == Position(3), "The view is where it was.")
            let first = try await Checkpoint.apply([], of: .vacation, with: Counting(), in: view)
            #expect(first == .start, "Nothing of Vacation has come yet.")
        }
    }

    @Test func `each feed has a checkpoint of its own`() async throws {
        try await withCount { view in
            try await Checkpoint.apply(events(1...9), of: .salary, with: Counting(), in: view)
            try await Checkpoint.apply(events(1...2), of: .vacation, with: Counting(), in: view)
            #expect(try position(.salary, in: view) == Position(9))
            #expect(
                try position(.vacation, in: view) == Position(2),
                "Position 2 of Vacation has nothing to do with position 9 of Salary.")
            #expect(try Counting.counted(in: view).count == 11, "9 and 2 events were applied.")
        }
    }

    @Test func `when an event fails, nothing of its batch is in the view`() async throws {
        try await withCount { view in
            try await Checkpoint.apply(events(1...1), of: .salary, with: Counting(), in: view)
            let batch = [.number(2), .number(3), RecordedEvent.number(4, "broken"), .number(5)]
            await #expect(
                throws: Counting.Failed(position: Position(4)),
                "The error of the projection goes on to the caller."
            ) {
                try await Checkpoint.apply(batch, of: .salary, with: Counting(), in: view)
            }
            #expect(
                try Counting.counted(in: view) == ["salary 1"],
                "2 and 3 worked, and are undone with 4.")
            #expect(try position(.salary, in: view) == Position(1), "So is the checkpoint.")
        }
    }

    @Test func `when the checkpoint can't be noted, nothing is in the view`() async throws {
        try await withCount { view in
            try await view.write { db in
                try db.execute(
                    sql: """
                        CREATE TRIGGER full BEFORE INSERT ON checkpoint
                        BEGIN SELECT RAISE(ABORT, 'no room for it'); END
                        """)
            }
            await #expect(throws: DatabaseError.self, "The table refuses the checkpoint.") {
                try await Checkpoint.apply(events(1...3), of: .salary, with: Counting(), in: view)
            }
            #expect(
                try Counting.counted(in: view).isEmpty,
                "Events in the view without a checkpoint would be applied again.")
        }
    }

    @Test func `when the commit fails, neither view nor checkpoint has moved`() async throws {
        try await withCount { view in
            try await view.write { db in
                // A deferred foreign key is looked at when the transaction commits, not before.
                try db.execute(
                    sql: """
                        CREATE TABLE allowed (feed TEXT PRIMARY KEY);
                        CREATE TABLE needs (
                            feed TEXT REFERENCES allowed (feed) DEFERRABLE INITIALLY DEFERRED
                        );
                        CREATE TRIGGER late AFTER INSERT ON counted
                        BEGIN INSERT INTO needs VALUES (NEW.position); END
                        """)
            }
            await #expect(throws: DatabaseError.self, "The commit fails.") {
                try await Checkpoint.apply(events(1...3), of: .salary, with: Counting(), in: view)
            }
            #expect(try position(.salary, in: view) == .start)
            #expect(try Counting.counted(in: view).isEmpty)
        }
    }

    @Test func `a batch is one transaction`() async throws {
        let statements = Statements()
        try await withCount(trace: statements.note) { view in
            statements.forget()
            try await Checkpoint.apply(events(1...3), of: .salary, with: Counting(), in: view)
            let commits = statements.all.filter { $0.hasPrefix("COMMIT") }
            #expect(
                commits.count == 1,
                "Between two commits the process may end, with one half done.")
        }
    }

    @Test func `after a restart the same events are known`() async throws {
        try await withTemporaryFolder { folder in
            let file = folder + "/overview.sqlite"
            let before = try QueryDatabase.open(file)
            try Counting.prepare(before)
            try await Checkpoint.apply(events(1...3), of: .salary, with: Counting(), in: before)
            try before.close()
            let after = try QueryDatabase.open(file)
            try await Checkpoint.apply(events(1...4), of: .salary, with: Counting(), in: after)
            let counted = try Counting.counted(in: after)
            #expect(counted.count == 4, "1 to 3 came before the restart.")
        }
    }

    @Test func `two who bring the same events at once bring them once`() async throws {
        try await withCount { view in
            let batch = events(1...200)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...8 {
                    group.addTask {
                        try await Checkpoint.apply(
                            batch, of: .salary, with: Counting(), in: view)
                    }
                }
                try await group.waitForAll()
            }
            let counted = try Counting.counted(in: view)
            #expect(
                counted.count == 200,
                "Eight brought the same 200: what is in the view is looked up where it is written.")
        }
    }
}
