public import Classroom
public import Staff

/// What you expect of the services. The tests start real processes, and compare.
public enum Predictions {
    /// Somebody asks for the yearly pay of an absurd salary, and Salary traps. Started again, it is
    /// ended by `kill -9`. Clients ask all three all the time.
    ///
    /// Which components answer every request?
    public static func answerThroughTheCrash() throws -> Set<Component> {
        [.employees, .vacation]
    }

    /// Vacation has a new version. A new process takes the old one's place, under load.
    ///
    /// Which components leave requests without an answer?
    public static func loseRequestsInTheUpdate() throws -> Set<Component> {
        []
    }

    /// Salary is busy before payday and needs twice the capacity, so you start a second Salary.
    ///
    /// How much more memory do the processes of the three components use together?
    public static func memoryForTwiceTheSalary() throws -> Growth {
        .aThirdMore
    }

    /// Twenty people work here, and somebody asks for the overview, once.
    ///
    /// How many calls does the gateway make?
    public static func callsOfOneOverview() throws -> Calls {
        .someForEachEmployee
    }

    /// Somebody reads an employee through the gateway instead of asking Employees directly.
    ///
    /// How much more time does it take?
    public static func timeThroughTheGateway() throws -> Growth {
        .twice
    }

    /// While people are being hired, the gateway is ended by `kill -9`, and started again.
    ///
    /// What is lost?
    public static func lostByTheKill() throws -> Set<Loss> {
        [.requestsInFlight]
    }
}
