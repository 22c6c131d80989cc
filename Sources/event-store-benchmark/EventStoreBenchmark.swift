import ArgumentParser
import EventStoreSQLite
import Foundation
import GRDBSQLite

/// Measures the event store of Lesson 3 beside what SQLite itself can do.
@main
struct EventStoreBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event-store-benchmark",
        abstract: "How fast the event store is, beside a bare INSERT through SQLite's C interface.",
        discussion: """
            Both write the same events in the same commits on the same file system, in turns. A \
            replay is what the app does: the stream is read, decoded, and what is true computed, \
            beside a SELECT of the same rows. Ends with 1 when a figure is below what it must reach.
            Example: BENCHMARK=1 SOLVED=all swift run -c release event-store-benchmark
            """)

    @Option(help: "How many rounds each figure is the median of.")
    var rounds = 5

    func run() async throws {
        print("SQLite \(String(cString: sqlite3_libversion())), WAL, in", terminator: " ")
        print(FileManager.default.temporaryDirectory.path(percentEncoded: false))
        print(Figures.heading)
        var all: [Figures] = []
        for (synchronous, size, count, atLeast) in [
            (.full, 1, 2_000, 0.8), (.normal, 1, 10_000, 0.6), (.full, 100, 20_000, 0.4),
            (.normal, 100, 20_000, 0.4),
        ] as [(EventDatabase.Synchronous, Int, Int, Double)] {
            let commit = size == 1 ? "1 event a commit" : "\(size) events a commit"
            var figures = Figures(
                "append, \(commit), \(synchronous.rawValue)", atLeast: .ratio(atLeast))
            let work = try Work(count, synchronous)
            for round in 0..<rounds {
                // Whoever comes second finds a busier disk: so each is second in turn.
                if round.isMultiple(of: 2) {
                    figures.bare.append(try await work.bare(batchesOf: size))
                    figures.store.append(try await work.store(batchesOf: size))
                } else {
                    figures.store.append(try await work.store(batchesOf: size))
                    figures.bare.append(try await work.bare(batchesOf: size))
                }
            }
            print(figures.line)
            all.append(figures)
        }
        var replay = Figures(
            "replay of 1,000, decoded, \(EventDatabase.Synchronous.normal.rawValue)",
            atLeast: .rate(150_000))
        for _ in 0..<rounds {
            let (store, bare) = try await Work(1_000, .normal).replay(times: 50)
            replay.store.append(store)
            replay.bare.append(bare)
        }
        print(replay.line)
        all.append(replay)
        if !all.allSatisfy(\.isGood) { throw ExitCode.failure }
    }
}
