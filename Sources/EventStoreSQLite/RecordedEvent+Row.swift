public import EventStore
import Foundation
public import GRDB

extension RecordedEvent: FetchableRecord {
    /// The columns that an event is read from, in this order.
    public static let columns = """
        position, stream, stream_version, id, type, version, payload, metadata, recorded_at
        """

    /// - Throws: `RowDecodingError` unless the row has ``columns`` and their types.
    public init(row: Row) throws {
        self.init(
            position: Position(row[0]), stream: StreamName(row[1] as String),
            streamVersion: row[2], id: row[3], type: row[4], version: row[5], payload: row[6],
            metadata: row[7], recordedAt: Timestamp(microseconds: row[8]))
    }
}
