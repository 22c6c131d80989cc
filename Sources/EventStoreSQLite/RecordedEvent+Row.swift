public import EventStore
import Foundation
public import GRDB

extension RecordedEvent: FetchableRecord {
    /// The columns that an event is read from, in this order.
    public static let columns = """
        position, stream, stream_version, id, type, version, payload, metadata, recorded_at
        """

    /// - Throws: ``NoEvent`` unless the row has ``columns``, and GRDB's `RowDecodingError` where one
    ///   is of another type: `row[0]` would end the process then.
    public init(row: Row) throws {
        guard row.count == 9, let stream = try row.decode(String?.self, atIndex: 1),
            !stream.isEmpty
        else { throw NoEvent(row: "\(row)") }
        self.init(
            position: Position(try row.decode(atIndex: 0)), stream: StreamName(stream),
            streamVersion: try row.decode(atIndex: 2), id: try row.decode(atIndex: 3),
            type: try row.decode(atIndex: 4), version: try row.decode(atIndex: 5),
            payload: try row.decode(atIndex: 6), metadata: try row.decode(atIndex: 7),
            recordedAt: Timestamp(microseconds: try row.decode(atIndex: 8)))
    }
}

/// A row that is not one of ``EventStore/RecordedEvent/columns``.
public struct NoEvent: Error, CustomStringConvertible {
    /// The row as it is.
    public let row: String

    public var description: String {
        "An event is read from the columns \(RecordedEvent.columns), in this order. "
            + "This row has others: \(row)"
    }
}
