public import Classroom
public import Staff

/// What you expect of an app with two sides. The tests start real ones, and compare.
public enum Predictions {
    /// A thousand people work here. The same page of the overview is asked for in three apps: in
    /// that of Lesson 2, that of Lesson 3 and this one.
    ///
    /// Which ways to the answer take at least ten times as long as the view?
    public static func tenTimesAsLongAsTheView() throws -> Set<Way> {
        // TODO: 4.9 Return some or none of [.fanOut, .replay].
        throw NotYet("4.9", "predict which ways take ten times as long")
    }

    /// Somebody raises a salary. From the moment at which Salary has stored the event, the view is
    /// watched.
    ///
    /// How long does it take until the raise is there?
    public static func untilAChangeIsInTheView() throws -> Magnitude {
        // TODO: 4.9 Return .noTime, .aMoment or .seconds.
        throw NotYet("4.9", "predict how long a change is not seen")
    }

    /// The process of the query side is ended by `kill -9`.
    ///
    /// Which questions are still answered?
    public static func answeredWithoutTheQuerySide() throws -> Set<Subject> {
        // TODO: 4.9 Return some, all or none of [.employees, .salary, .vacation, .overview].
        throw NotYet("4.9", "predict what is answered without the query side")
    }

    /// Salary is ended by `kill -9`. Somebody opens the overview.
    ///
    /// Of which components does it still tell what they know?
    public static func toldWithoutSalary() throws -> Set<Component> {
        // TODO: 4.9 Return some, all or none of [.employees, .salary, .vacation].
        throw NotYet("4.9", "predict what the overview tells without Salary")
    }
}
