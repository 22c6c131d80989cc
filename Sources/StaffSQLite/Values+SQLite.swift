public import GRDB
public import Staff

// Ids and days are stored as they are written, so that a table reads well in the sqlite3 shell,
// and text order is day order.

extension ID: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue { description.databaseValue }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
        String.fromDatabaseValue(value).flatMap { Self($0) }
    }
}

extension Day: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue { description.databaseValue }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> Day? {
        String.fromDatabaseValue(value).flatMap { Day($0) }
    }
}

extension Currency: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue { code.databaseValue }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> Currency? {
        String.fromDatabaseValue(value).flatMap { Currency($0) }
    }
}

extension VacationStatus: DatabaseValueConvertible {}
