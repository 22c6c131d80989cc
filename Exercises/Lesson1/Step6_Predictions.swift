public import Classroom
public import Staff

/// What you expect of a single process. The tests start a real one, and compare.
public enum Predictions {
    /// Somebody asks for the yearly pay of an absurd salary, and Salary traps: one exception.
    ///
    /// Which components still answer?
    public static func stillAnswerAfterTheCrash() throws -> Set<Component> {
        // TODO: 1.6 Return some, all or none of [.employees, .salary, .vacation].
        throw NotYet("1.6", "predict who still answers after the crash")
    }

    /// Vacation has a new version. The process is stopped and started again, under load.
    ///
    /// Which components leave requests without an answer?
    public static func loseRequestsInTheUpdate() throws -> Set<Component> {
        // TODO: 1.6 Return some, all or none of [.employees, .salary, .vacation].
        throw NotYet("1.6", "predict who loses requests in an update")
    }

    /// Salary is busy before payday and needs twice the capacity, so you start the process twice.
    ///
    /// How much more memory is in use?
    public static func memoryForTwiceTheSalary() throws -> Growth {
        // TODO: 1.6 Return .hardlyMore, .aThirdMore or .twice.
        throw NotYet("1.6", "predict the memory that twice the capacity takes")
    }

    /// While people are being hired, the process is ended by `kill -9`, and started again.
    ///
    /// What is lost?
    public static func lostByTheKill() throws -> Set<Loss> {
        // TODO: 1.6 Return some, all or none of
        // [.requestsInFlight, .acknowledgedHires, .halvesOfHires].
        throw NotYet("1.6", "predict what a kill -9 loses")
    }
}
