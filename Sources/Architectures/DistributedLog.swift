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
    /// - Throws: ``LogRefused``, also when this was built without the trait `JetStream`.
    func open(_ component: Component, for folder: String) async throws -> EventSourced.Opened {
        let name = "\(component.rawValue.uppercased())-\(DistributedLog.mark(of: folder))"
        let log = try await CommitLog(url, .init(name: name))
        let store = JetStreamEventStore(log, now: { Timestamp.now() })
        return (
            store,
            {
                // Whatever else goes wrong, the nodes have answered.
                do { _ = try await store.head() } catch { return !(error is NoAnswer) }
                return true
            }
        )
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
