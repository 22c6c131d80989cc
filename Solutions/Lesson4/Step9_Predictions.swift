// Why: These are what the runs have shown on the machines that we tried. Where yours shows
// something else, the run is right.

public import Classroom
public import Staff

/// What you expect of an app with two sides. The tests start real ones, and compare.
public enum Predictions {
    /// A thousand people work here. The same page of the overview is asked for in three apps: in
    /// that of Lesson 2, that of Lesson 3 and this one.
    ///
    /// Which ways to the answer take at least ten times as long as the view?
    public static func tenTimesAsLongAsTheView() throws -> Set<Way> {
        [.fanOut, .replay]
    }

    /// Somebody raises a salary. From the moment at which Salary has stored the event, the view is
    /// watched.
    ///
    /// How long does it take until the raise is there?
    public static func untilAChangeIsInTheView() throws -> Magnitude {
        .aMoment
    }

    /// The process of the query side is ended by `kill -9`.
    ///
    /// Which questions are still answered?
    public static func answeredWithoutTheQuerySide() throws -> Set<Subject> {
        [.employees, .salary, .vacation]
    }

    /// Salary is ended by `kill -9`. Somebody opens the overview.
    ///
    /// Of which components does it still tell what they know?
    public static func toldWithoutSalary() throws -> Set<Component> {
        [.employees, .salary, .vacation]
    }
}
