import EventStore
import EventStoreJetStream
import Foundation
import Lesson5
import Staff

/// Lesson 5: the app of Lesson 4, whose events are kept by several machines. Nothing else changes.
public struct DistributedLog: Sendable {
    private let url: String

    /// - Parameter url: the nodes, with commas between: `nats://127.0.0.1:4222,nats://…`.
    public init(_ url: String) { self.url = url }

    /// The log of one component, of the app that keeps the rest of its data in `folder`.
    ///
    /// - Throws: ``LogRefused``, also when this was built without the trait `JetStream`, and
    ///   ``AnotherLog``.
    func open(_ component: Component, for folder: String) async throws -> EventSourced.Opened {
        let name = "\(component.rawValue.uppercased())-\(DistributedLog.mark(of: folder))"
        // Whoever asks over HTTP does not wait as long as a log may take.
        let log = try await CommitLog(url, .init(name: name, patience: .seconds(8)))
        try DistributedLog.check("\(name), made \(await log.created())", component, folder)
        let store = JetStreamEventStore(log, now: { Timestamp.now() })
        return (LogBehindHTTP(store), { await log.answers(within: .seconds(1)) })
    }

    /// Views, keys and checkpoints belong to their log: a new one on the same nodes is another.
    ///
    /// - Throws: ``AnotherLog``
    private static func check(_ log: String, _ component: Component, _ folder: String) throws {
        let file = URL(filePath: "\(folder)/\(component).log")
        guard let known = try? String(contentsOf: file, encoding: .utf8) else {
            return try log.write(to: file, atomically: true, encoding: .utf8)
        }
        guard known == log else { throw AnotherLog(folder: folder, known: known, log: log) }
    }

    /// Tells the logs of two apps on the same nodes apart: FNV-1a of the folder's path.
    private static func mark(of folder: String) -> String {
        let path = URL(filePath: folder).standardizedFileURL.path(percentEncoded: false)
        let hash = path.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }
}

/// The data beside a log is that of another one.
struct AnotherLog: Error, CustomStringConvertible {
    let folder: String
    let known: String
    let log: String

    var description: String {
        "\(folder) belongs to another log (\(known)) than the nodes have (\(log)). Choose another "
            + "folder with --data."
    }
}
