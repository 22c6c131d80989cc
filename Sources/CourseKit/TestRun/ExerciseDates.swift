import Foundation

/// Makes sure that the build notices every text of an exercise.
///
/// The compiler's driver compares the dates of sources in whole seconds, so that two texts that are
/// saved within a second are one to it, and the verdict would be the first one's. Editors that
/// format what they have saved do that.
struct ExerciseDates {
    private struct Seen: Codable, Equatable {
        var second: Double
        var text: Data
    }

    private let course: Course
    private let file: URL

    init(of course: Course) {
        self.course = course
        file = course.file(".course/runs/seen.json")
    }

    /// Moves the date of an exercise by a second where its text has changed and the second has not.
    func renew() {
        let before =
            (try? JSONDecoder().decode([String: Seen].self, from: Data(contentsOf: file))) ?? [:]
        var now: [String: Seen] = [:]
        for path in course.steps.compactMap(\.exercise) {
            guard let text = try? Data(contentsOf: course.file(path)), var date = date(of: path)
            else { continue }
            if let seen = before[path], seen.text != text, seen.second == second(date) {
                date.addTimeInterval(1)
                try? FileManager.default.setAttributes(
                    [.modificationDate: date],
                    ofItemAtPath: course.file(path).path(percentEncoded: false))
            }
            now[path] = Seen(second: second(date), text: text)
        }
        // Where it can't be kept, a check is as good as `swift test` itself.
        guard now != before else { return }
        try? FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? JSONEncoder().encode(now).write(to: file, options: .atomic)
    }

    private func second(_ date: Date) -> Double { date.timeIntervalSince1970.rounded(.down) }

    private func date(of path: String) -> Date? {
        let name = course.file(path).path(percentEncoded: false)
        return try? FileManager.default.attributesOfItem(atPath: name)[.modificationDate] as? Date
    }
}
