import Classroom
public import GRDB
public import Staff
import StaffSQLite

/// The unified view: what only all three components together can answer.
public enum UnifiedView {
    /// The page of the overview that `query` asks for, in one statement.
    public static func overview(
        _ query: OverviewQuery, in database: DatabasePool
    ) async throws -> Overview {
        // TODO: 1.4 Select the page and the total with one SQL statement.
        throw NotYet("1.4", "answer the overview with one statement")
    }

    /// The columns to sort by, from a fixed list: nothing that a client sends becomes SQL.
    private static func order(of query: OverviewQuery) -> String {
        let direction = query.order == .ascending ? "ASC" : "DESC"
        return switch query.sort {
        case .name: "name \(direction)"
        case .department: "department \(direction)"
        case .salary: "currency \(direction), minor_units \(direction)"
        case .remainingDays: "remaining_days \(direction)"
        case .awayToday: "away_today \(direction)"
        }
    }
}
