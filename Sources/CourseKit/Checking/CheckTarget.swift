/// What a check runs: one step, or a whole lesson.
public enum CheckTarget: Hashable, Sendable {
    case step(Step)
    case lesson(Lesson)

    /// Reads "1.2" or "1".
    ///
    /// - Throws: ``CourseError`` when there is no such step or lesson yet.
    public init(_ text: String, in course: Course) throws {
        if let id = StepID(text) {
            self = .step(try course.requiredStep(id))
        } else if let number = Int(text) {
            self = .lesson(try course.requiredLesson(number))
        } else {
            throw CourseError(
                "\(text) names no step.", remedy: "A step is named as in 1.2, a lesson as in 1.")
        }
    }

    public var steps: [Step] {
        switch self {
        case .step(let step): [step]
        case .lesson(let lesson): lesson.steps
        }
    }

    public var lesson: Int {
        switch self {
        case .step(let step): step.id.lesson
        case .lesson(let lesson): lesson.number
        }
    }

    public var filter: String {
        switch self {
        case .step(let step): step.filter
        case .lesson(let lesson): lesson.filter
        }
    }

    /// "Lesson 1, step 2: business logic".
    public var heading: String {
        switch self {
        case .step(let step): step.heading
        case .lesson(let lesson): "Lesson \(lesson.number): \(lesson.title)"
        }
    }
}

extension Step {
    /// "Lesson 1, step 2: business logic".
    public var heading: String {
        switch id.part {
        case .step(let number): "Lesson \(id.lesson), step \(number): \(title)"
        case .wholeApp: "Lesson \(id.lesson): \(title)"
        }
    }
}

extension Course {
    /// - Throws: ``CourseError`` when the lesson does not exist yet.
    public func requiredLesson(_ number: Int) throws -> Lesson {
        if let lesson = lesson(number) { return lesson }
        let coming = upcoming.first { $0.number == number }
        throw CourseError(
            coming.map { "Lesson \(number), \($0.title), is still to come." }
                ?? "There is no Lesson \(number).",
            remedy: "`./course` shows the lessons that there are.")
    }

    /// - Throws: ``CourseError`` when the step does not exist.
    public func requiredStep(_ id: StepID) throws -> Step {
        let lesson = try requiredLesson(id.lesson)
        if let step = step(id) { return step }
        let names = lesson.steps.map { $0.id.description }.joined(separator: ", ")
        throw CourseError(
            "There is no step \(id).", remedy: "The steps of Lesson \(id.lesson) are \(names).")
    }
}
