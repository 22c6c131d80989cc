import GRDB

/// A column that a row needs, and that is not there, is NULL, or holds something else.
public struct UnreadableColumn: Error, CustomStringConvertible {
    public let column: String
    /// What it should hold, as in `Day`.
    public let type: String
    /// The row as it is.
    public let row: String

    public var description: String {
        "The column \(column) must hold a value of the type \(type), and does not in this row: \(row)"
    }
}

// GRDB's own way to read a column ends the process where the value is not as expected.
extension Row {
    /// The value of a column that is never NULL.
    ///
    /// - Throws: ``UnreadableColumn``
    func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        guard let value: Value = try optional(column) else {
            throw UnreadableColumn(column: column, type: "\(Value.self)", row: "\(self)")
        }
        return value
    }

    /// The value of a column, or `nil` for NULL.
    ///
    /// - Throws: ``UnreadableColumn``
    func optional<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
        if hasColumn(column) {
            let stored: DatabaseValue = self[column]
            if stored.isNull { return nil }
            if let value = Value.fromDatabaseValue(stored) { return value }
        }
        throw UnreadableColumn(column: column, type: "\(Value.self)", row: "\(self)")
    }
}
