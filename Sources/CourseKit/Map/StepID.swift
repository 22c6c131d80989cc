/// Names a row of the map: "1.2" is Lesson 1, step 2, and "1.app" the whole app of Lesson 1.
public struct StepID: Hashable, Sendable, Comparable, LosslessStringConvertible {
    public enum Part: Hashable, Sendable {
        case step(Int)
        case wholeApp
    }

    public let lesson: Int
    public let part: Part

    public init(lesson: Int, part: Part) {
        self.lesson = lesson
        self.part = part
    }

    public init?(_ description: String) {
        let halves = description.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count == 2, let lesson = Int(halves[0]), lesson > 0 else { return nil }
        if halves[1].lowercased() == "app" {
            self.init(lesson: lesson, part: .wholeApp)
        } else if let step = Int(halves[1]), step > 0 {
            self.init(lesson: lesson, part: .step(step))
        } else {
            return nil
        }
    }

    public var description: String {
        switch part {
        case .step(let number): "\(lesson).\(number)"
        case .wholeApp: "\(lesson).app"
        }
    }

    /// The whole app comes after every step of its lesson.
    public static func < (left: StepID, right: StepID) -> Bool {
        (left.lesson, left.rank) < (right.lesson, right.rank)
    }

    private var rank: Int {
        switch part {
        case .step(let number): number
        case .wholeApp: .max
        }
    }
}
