// Why: There is one operating-system process, so a crash, an update and a doubling concern all
// three components. What was committed is in the file, which does not belong to the process:
// only requests on their way are lost.

public import Classroom
public import Staff

/// What you expect of a single process. The tests start a real one, and compare.
public enum Predictions {
    /// Somebody asks for the yearly pay of an absurd salary, and Salary traps: one exception.
    ///
    /// Which components still answer?
    public static func stillAnswerAfterTheCrash() throws -> Set<Component> {
        []
    }

    /// Vacation has a new version. The process is stopped and started again, under load.
    ///
    /// Which components leave requests without an answer?
    public static func loseRequestsInTheUpdate() throws -> Set<Component> {
        [.employees, .salary, .vacation]
    }

    /// Salary is busy before payday and needs twice the capacity, so you start the process twice.
    ///
    /// How much more memory is in use?
    public static func memoryForTwiceTheSalary() throws -> Growth {
        .twice
    }

    /// While people are being hired, the process is ended by `kill -9`, and started again.
    ///
    /// What is lost?
    public static func lostByTheKill() throws -> Set<Loss> {
        [.requestsInFlight]
    }
}
