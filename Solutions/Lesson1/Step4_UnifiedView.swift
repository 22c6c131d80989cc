// Why: One statement sees one state of all three tables, so that a row never mixes what was
// with what is. The total is counted without the joins, which add no employee: with them it
// takes a hundred times as long as the page.

public import GRDB
public import Staff
import StaffSQLite

/// The unified view: what only all three components together can answer.
public enum UnifiedView {
    /// The page of the overview that `query` asks for, in one statement.
    public static func overview(
        _ query: OverviewQuery, in database: DatabasePool
    ) async throws -> Overview {
        let sql = """
            WITH matching AS NOT MATERIALIZED (
                SELECT e.id, e.name, e.department, s.minor_units, s.currency,
                    IFNULL(n.days, 0) - IFNULL((
                        SELECT SUM(v.working_days) FROM vacation v
                        WHERE v.employee_id = e.id AND v.status IN ('requested', 'approved')
                            AND v.first_day BETWEEN :january AND :december
                    ), 0) AS remaining_days,
                    EXISTS (
                        SELECT 1 FROM vacation v
                        WHERE v.employee_id = e.id AND v.status = 'approved'
                            AND :day BETWEEN v.first_day AND v.last_day
                    ) AS away_today
                FROM employee e
                LEFT JOIN salary s ON s.employee_id = e.id AND s.effective_from = (
                    SELECT MAX(effective_from) FROM salary
                    WHERE employee_id = e.id AND effective_from <= :day
                )
                LEFT JOIN entitlement n ON n.employee_id = e.id
                WHERE \(isWanted)
            )
            SELECT total, page.*
            FROM (SELECT COUNT(*) AS total FROM employee e WHERE \(isWanted))
            LEFT JOIN (
                SELECT * FROM matching ORDER BY \(order(of: query)), id
                LIMIT :limit OFFSET :offset
            ) AS page ON TRUE
            ORDER BY \(order(of: query)), id
            """
        return try await database.read { db in
            let rows = try Row.fetchAll(
                db, sql: sql,
                arguments: [
                    "day": query.day, "department": query.department,
                    "january": Day(query.day.year, 1, 1), "december": Day(query.day.year, 12, 31),
                    "limit": query.limit, "offset": query.offset,
                ])
            // A page beyond the end is one row that has the total and no employee.
            let people = try rows.filter { $0["id"] != nil }.map(Overview.Row.init)
            return Overview(on: query.day, total: rows[0]["total"], rows: people)
        }
    }

    /// Who is in the overview: employed on the day, and in the department if there is one.
    ///
    /// The total needs this alone. Counted with the joins, it takes a hundred times as long as the
    /// page.
    private static let isWanted = """
        e.hired_on <= :day AND IFNULL(e.terminated_on, :day) >= :day
            AND e.department = IFNULL(:department, e.department)
        """

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
