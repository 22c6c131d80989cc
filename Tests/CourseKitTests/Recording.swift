import Foundation

@testable import CourseKit

/// Event streams that `swift test` has really written, kept beside the tests' targets.
enum Recording: String {
    case version0 = "run-version-0"
    case version63 = "run-version-6.3"
    case crash

    var report: TestReport {
        get throws {
            let folder = URL(filePath: #filePath).deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "Recordings")
            let file = folder.appending(path: "\(rawValue).jsonl")
            return TestReport(stream: try String(contentsOf: file, encoding: .utf8))
        }
    }
}

/// A folder that is gone after the test.
struct TemporaryFolder {
    let root: URL

    static func with<Value>(_ body: (TemporaryFolder) throws -> Value) throws -> Value {
        let root = FileManager.default.temporaryDirectory
            .appending(path: "course kit ü \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        return try body(TemporaryFolder(root: root))
    }
}

/// A failed or passed test without a run.
func result(_ rule: String, _ verdict: TestResult.Verdict, _ issue: String? = nil) -> TestResult {
    TestResult(
        name: TestName(module: "Lesson1Tests", suite: "Step1_Counting", rule: rule),
        verdict: verdict, issues: issue.map { [Issue(text: $0)] } ?? [], place: nil)
}
