public import Foundation

/// A checkout of the course, found by scanning its folders: nothing is registered anywhere.
public struct Course: Sendable {
    public let root: URL
    public let lessons: [Lesson]
    public let upcoming: [UpcomingLesson]

    /// Scans the checkout at `root`.
    ///
    /// - Throws: ``CourseError`` when there is no lesson to be found.
    public init(root: URL) throws {
        self.root = root
        let numbers = Course.names(in: root.appending(path: "Exercises"))
            .compactMap { $0.hasPrefix("Lesson") ? Int($0.dropFirst("Lesson".count)) : nil }
        lessons = numbers.sorted().map { Course.lesson($0, in: root) }.filter { !$0.steps.isEmpty }
        guard !lessons.isEmpty else {
            throw CourseError(
                "There are no lessons in \(root.path(percentEncoded: false)).",
                remedy: "Is this a whole checkout? `git status` shows what is missing, "
                    + "`git checkout -- Exercises` brings it back.")
        }
        upcoming = UpcomingLesson.planned.filter { !numbers.contains($0.number) }
    }

    public var steps: [Step] { lessons.flatMap(\.steps) }

    public func lesson(_ number: Int) -> Lesson? { lessons.first { $0.number == number } }
    public func step(_ id: StepID) -> Step? { steps.first { $0.id == id } }

    public func file(_ path: String) -> URL { root.appending(path: path) }

    /// The text of a file of the checkout, or nothing where it can't be read.
    public func text(_ path: String) -> String? {
        try? String(contentsOf: file(path), encoding: .utf8)
    }

    public func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: file(path).path(percentEncoded: false))
    }

    /// `path` from the root on, where it is inside.
    public func relative(_ path: String) -> String {
        let prefixes = [root, root.resolvingSymlinksInPath()]
            .map { $0.path(percentEncoded: false) }.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        guard let prefix = prefixes.first(where: path.hasPrefix) else { return path }
        return String(path.dropFirst(prefix.count))
    }
}

extension Course {
    private static func lesson(_ number: Int, in root: URL) -> Lesson {
        let files = names(in: root.appending(path: "Exercises/Lesson\(number)"))
        var steps = files.compactMap { step(file: $0, lesson: number, in: root) }
        steps.sort { $0.id < $1.id }
        let app = Step.wholeApp(lesson: number)
        if names(in: root.appending(path: "Tests/\(app.testModule)")).contains(
            "WholeAppTests.swift")
        {
            steps.append(app)
        }
        let title = heading(of: "Lessons/Lesson\(number)/README.md", in: root)
        return Lesson(number: number, title: title ?? "", steps: steps)
    }

    private static func step(file: String, lesson: Int, in root: URL) -> Step? {
        guard file.hasPrefix("Step"), file.hasSuffix(".swift") else { return nil }
        let halves = file.dropFirst("Step".count).dropLast(".swift".count)
            .split(separator: "_", maxSplits: 1)
        guard halves.count == 2, let number = Int(halves[0]), number > 0 else { return nil }
        let name = String(halves[1])
        let page = "Lessons/Lesson\(lesson)/Step\(number)-\(name).md"
        return Step(
            id: StepID(lesson: lesson, part: .step(number)), name: name,
            title: heading(of: page, in: root) ?? spelledOut(name))
    }

    private static func heading(of path: String, in root: URL) -> String? {
        guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
        else { return nil }
        return Page(text).title
    }

    /// "BusinessLogic" as "business logic", for a page that is not written yet.
    private static func spelledOut(_ name: String) -> String {
        name.reduce(into: "") { words, letter in
            if letter.isUppercase, !words.isEmpty { words.append(" ") }
            words.append(contentsOf: letter.lowercased())
        }
    }

    private static func names(in folder: URL) -> [String] {
        let path = folder.path(percentEncoded: false)
        return (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? []
    }
}
