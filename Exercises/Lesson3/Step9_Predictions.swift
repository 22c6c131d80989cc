public import Classroom

/// What you expect of event stores. The tests measure, and compare.
public enum Predictions {
    /// Fifty employees change their department twenty times each: 1,000 changes.
    ///
    /// How many times as many bytes do the events take as the table?
    public static func bytesOfAThousandChanges() throws -> Multiple {
        // TODO: 3.9 Return .aboutTheSame, .severalTimes or .manyTimes.
        throw NotYet("3.9", "predict the bytes of 1,000 changes")
    }

    /// The same change is written as an event, and as an UPDATE of a row, one a commit.
    ///
    /// Which is faster?
    public static func fasterWrite() throws -> FasterWrite {
        // TODO: 3.9 Return .append, .update or .neither.
        throw NotYet("3.9", "predict which write is faster")
    }

    /// A page of the overview of 1,000 employees, by replay of all events.
    ///
    /// How many times as long does it take as the join of Lesson 1?
    public static func overviewByReplay() throws -> Multiple {
        // TODO: 3.9 Return .aboutTheSame, .severalTimes or .manyTimes.
        throw NotYet("3.9", "predict the overview by replay, beside the join")
    }

    /// The page is asked for with 100 employees, and with 1,000.
    ///
    /// How many times as long does the replay take with ten times as many?
    public static func replayOfTenTimesAsMany() throws -> Multiple {
        // TODO: 3.9 Return .aboutTheSame, .severalTimes or .manyTimes.
        throw NotYet("3.9", "predict how the replay grows")
    }

    /// Ten questions about Ada are put to the tables of Lesson 1, and to the events.
    ///
    /// Which of them can the tables not answer?
    public static func beyondTheTables() throws -> Set<Question> {
        // TODO: 3.9 Return some of the ten. Question.allCases has them all.
        throw NotYet("3.9", "predict which questions the tables can't answer")
    }
}
