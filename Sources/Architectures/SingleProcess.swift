import Components
public import Hummingbird
import Lesson1
public import Staff
public import StaffHTTP
import StaffSQLite

/// Lesson 1: one process, one service interface, three components, one data store.
public enum SingleProcess {
    /// The whole app on the one SQLite file in `folder`.
    ///
    /// - Parameters:
    ///   - folder: exists, and may be written.
    ///   - withBug: whether Salary has the bug on purpose.
    /// - Throws: an error with what to do, when the file can't be used.
    public static func router(
        data folder: String, withBug: Bool = false, _ surroundings: Surroundings = .real
    ) throws -> Router<StaffContext> {
        let database = try StaffDatabase.open(folder + "/staff.sqlite")
        return StaffRouter.make(
            [
                EmployeeRoutes(EmployeesComponent(database, surroundings), surroundings),
                SalaryRoutes(SalaryComponent(database, withBug: withBug), surroundings),
                VacationRoutes(VacationComponent(database, surroundings), surroundings),
                OverviewRoutes(OverviewComponent(database), surroundings),
            ],
            isReady: { await StaffDatabase.isReadable(database) })
    }
}
