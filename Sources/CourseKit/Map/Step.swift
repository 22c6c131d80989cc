/// A row of a lesson: one file to write, its page and its suite; or the whole app, with a suite only.
public struct Step: Hashable, Sendable {
    public let id: StepID
    /// The name as files carry it: "BusinessLogic".
    public let name: String
    /// The name as people read it: "business logic".
    public let title: String

    public init(id: StepID, name: String, title: String) {
        self.id = id
        self.name = name
        self.title = title
    }

    public static func wholeApp(lesson: Int) -> Step {
        Step(
            id: StepID(lesson: lesson, part: .wholeApp), name: "WholeApp", title: "the whole app")
    }

    public var isWholeApp: Bool { id.part == .wholeApp }

    /// The suite, and the stem of every file of the step: "Step2_BusinessLogic".
    public var suite: String {
        switch id.part {
        case .step(let number): "Step\(number)_\(name)"
        case .wholeApp: name
        }
    }

    /// What the names of the step's suites begin with.
    public var suitePrefix: String {
        switch id.part {
        case .step(let number): "Step\(number)_"
        case .wholeApp: name
        }
    }

    /// The file to write. The whole app has none.
    public var exercise: String? {
        isWholeApp ? nil : "Exercises/Lesson\(id.lesson)/\(suite).swift"
    }
    public var solution: String? {
        isWholeApp ? nil : "Solutions/Lesson\(id.lesson)/\(suite).swift"
    }

    public var page: String? {
        switch id.part {
        case .step(let number): "Lessons/Lesson\(id.lesson)/Step\(number)-\(name).md"
        case .wholeApp: nil
        }
    }

    public var testFile: String { "Tests/\(testModule)/\(suite)Tests.swift" }
    public var testModule: String { "Lesson\(id.lesson)Tests" }

    /// A regular expression for `swift test --filter`.
    public var filter: String { "\(testModule)\\.\(suitePrefix)" }

    /// The filter as a page shows it: easy to type, and near enough.
    public var typedFilter: String {
        switch id.part {
        case .step(let number): "\(testModule).Step\(number)"
        case .wholeApp: "\(testModule).WholeApp"
        }
    }

    /// Whether a test is one of this step's.
    public func owns(_ test: TestName) -> Bool {
        test.module == testModule && test.suite.hasPrefix(suitePrefix)
    }
}
