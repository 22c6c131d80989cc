import Classroom
import Deciding
import Experiments
import Lesson5
import Testing

/// The run is that of `./course measure`, or the one that came with the course.
@Suite("Lesson 5, step 1: predictions", .serialized)
struct Step1_Predictions {
    private func check(_ row: MeasuredRow) throws {
        let predicted = try Predictions.winners(of: row)
        let contest = try Contest()
        let prediction = Prediction(
            "Who wins “\(row.title)”", predicted: predicted,
            measured: try contest.architectures(thatWin: row), figures: contest.figures(of: row))
        try record(prediction, lesson: 5)
        if !prediction.isRight { Issue.record("\(prediction.report)") }
    }

    @Test func `who answers most reads a second?`() throws { try check(.reads) }

    @Test func `who takes most changes a second?`() throws { try check(.writes) }

    @Test func `who is fastest with a page of the overview?`() throws { try check(.overview) }

    @Test func `with whom do most components answer while Salary is gone?`() throws {
        try check(.crash)
    }

    @Test func `who loses fewest requests in an update of Vacation?`() throws {
        try check(.lostInUpdate)
    }

    @Test func `who needs least memory?`() throws { try check(.memory) }

    @Test func `who has fewest processes to run?`() throws { try check(.processes) }

    @Test func `who has fewest lines to write?`() throws { try check(.lines) }

    @Test func `who stores fewest bytes for each change?`() throws { try check(.bytes) }

    @Test func `whose overview is never behind?`() throws { try check(.staleness) }

    @Test func `who can tell who set a salary, and when?`() throws { try check(.history) }
}
