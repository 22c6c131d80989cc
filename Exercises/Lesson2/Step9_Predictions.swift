public import Classroom
public import Staff

/// What you expect of the services. The tests start real processes, and compare.
public enum Predictions {
    /// Somebody asks for the yearly pay of an absurd salary, and Salary traps. Started again, it is
    /// ended by `kill -9`. Clients ask all three all the time.
    ///
    /// Which components answer every request?
    public static func answerThroughTheCrash() throws -> Set<Component> {
        // TODO: 2.9 Return some, all or none of [.employees, .salary, .vacation].
        throw NotYet("2.9", "predict who answers while Salary crashes")
    }

    /// Vacation has a new version. A new process takes the old one's place, under load.
    ///
    /// Which components leave requests without an answer?
    public static func loseRequestsInTheUpdate() throws -> Set<Component> {
        // TODO: 2.9 Return some, all or none of [.employees, .salary, .vacation].
        throw NotYet("2.9", "predict who loses requests in an update")
    }

    /// Salary is busy before payday and needs twice the capacity, so you start a second Salary.
    ///
    /// How much more memory do the processes of the three components use together?
    public static func memoryForTwiceTheSalary() throws -> Growth {
        // TODO: 2.9 Return .hardlyMore, .aThirdMore or .twice.
        throw NotYet("2.9", "predict the memory that twice the capacity takes")
    }

    /// Twenty people work here, and somebody asks for the overview, once.
    ///
    /// How many calls does the gateway make?
    public static func callsOfOneOverview() throws -> Calls {
        // TODO: 2.9 Return .one, .oneForEachService or .someForEachEmployee.
        throw NotYet("2.9", "predict how many calls an overview is")
    }

    /// Somebody reads an employee through the gateway instead of asking Employees directly.
    ///
    /// How much more time does it take?
    public static func timeThroughTheGateway() throws -> Growth {
        // TODO: 2.9 Return .hardlyMore, .aThirdMore or .twice, which is for all that is above.
        throw NotYet("2.9", "predict the cost of a hop")
    }

    /// While people are being hired, the gateway is ended by `kill -9`, and started again.
    ///
    /// What is lost?
    public static func lostByTheKill() throws -> Set<Loss> {
        // TODO: 2.9 Return some, all or none of
        // [.requestsInFlight, .acknowledgedHires, .halvesOfHires].
        throw NotYet("2.9", "predict what a kill -9 loses")
    }
}
