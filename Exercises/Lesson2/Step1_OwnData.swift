import Classroom
import GRDB
import Staff
import StaffSQLite

/// Moving out: each component gets a data store of its own.
public enum OwnData {
    /// Copies what each component keeps from the one file of Lesson 1 into a file of its own:
    /// `employees.sqlite`, `salary.sqlite` and `vacation.sqlite` in `folder`.
    ///
    /// It may be interrupted, and called again: the files are filled once.
    ///
    /// - Parameters:
    ///   - original: the path of the one file, which stays as it is.
    ///   - folder: exists, and may be written.
    ///   - trace: is given every statement that is executed in the new files. Pass it on to
    ///     `StaffDatabase.open`.
    /// - Throws: what the data store throws.
    public static func split(
        _ original: String, into folder: String, trace: (@Sendable (String) -> Void)? = nil
    ) throws {
        // TODO: 2.1 Open the original for reading, and a file for each component.
        // TODO: 2.1 Copy the rows of the component's tables, unless that was done already.
        throw NotYet("2.1", "give each component a data store of its own")
    }
}
