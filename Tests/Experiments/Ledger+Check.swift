public import Classroom
import Foundation

/// Keeps what was predicted and measured in `.course/ledger`, and prints it.
public func record(_ prediction: Prediction<some Predictable>, lesson: Int) throws {
    let solved = ProcessInfo.processInfo.environment["SOLVED"] ?? ""
    let ofSolution = solved == "all" || (Int(solved) ?? 0) >= lesson
    try Ledger.record(prediction, lesson: lesson, ofSolution: ofSolution, in: ledger)
    print(prediction.report)
}

extension Prediction {
    /// The same prediction, with what an earlier lesson measured in the same experiment.
    public func beside(_ claim: String, ofLesson lesson: Int) -> Prediction {
        var figures = figures
        if let earlier = Ledger.entry(claim, lesson: lesson, in: ledger) {
            figures["(Lesson \(lesson)) measured"] = earlier.measured
            for (name, figure) in earlier.figures { figures["(Lesson \(lesson)) \(name)"] = figure }
        } else {
            figures["(Lesson \(lesson))"] = "not measured yet"
        }
        return Prediction(
            self.claim, predicted: predicted, measured: measured, figures: figures)
    }
}

/// `.course/ledger` of this checkout.
private var ledger: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: ".course/ledger")
}
