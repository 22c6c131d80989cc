// Why: One commit to one file costs the same, whatever is in it: so appending is not faster here,
// and what it buys is the history. That history is what takes the space, what makes the overview
// slow, and what answers the questions that a row can't: a row knows who and when of nothing, and
// of each column only what is true now.

public import Classroom

/// What you expect of event stores. The tests measure, and compare.
public enum Predictions {
    /// Fifty employees change their department twenty times each: 1,000 changes.
    ///
    /// How many times as many bytes do the events take as the table?
    public static func bytesOfAThousandChanges() throws -> Multiple {
        .manyTimes
    }

    /// The same change is written as an event, and as an UPDATE of a row, one a commit.
    ///
    /// Which is faster?
    public static func fasterWrite() throws -> FasterWrite {
        .neither
    }

    /// A page of the overview of 1,000 employees, by replay of all events.
    ///
    /// How many times as long does it take as the join of Lesson 1?
    public static func overviewByReplay() throws -> Multiple {
        .manyTimes
    }

    /// The page is asked for with 100 employees, and with 1,000.
    ///
    /// How many times as long does the replay take with ten times as many?
    public static func replayOfTenTimesAsMany() throws -> Multiple {
        .manyTimes
    }

    /// Ten questions about Ada are put to the tables of Lesson 1, and to the events.
    ///
    /// Which of them can the tables not answer?
    public static func beyondTheTables() throws -> Set<Question> {
        [
            .whoSetTheRaise, .salaryAsKnownThen, .departmentInFebruary, .firstEmail,
            .whoApprovedTheVacation,
        ]
    }
}
