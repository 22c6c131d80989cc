/// Gathers the records of an event stream into results, in the order in which tests stand in files.
struct TestReportCollector {
    private struct Entry {
        var name: TestName
        var place: Place?
        var issues: [Issue] = []
        var verdict = TestResult.Verdict.notRun
    }

    private var order: [String] = []
    private var entries: [String: Entry] = [:]
    private(set) var hasEnded = false
    private(set) var lastStarted: TestName?

    var results: [TestResult] {
        order.compactMap { entries[$0] }.map { entry in
            TestResult(
                name: entry.name, verdict: entry.verdict, issues: entry.issues, place: entry.place)
        }
        .sorted {
            ($0.place?.file ?? "", $0.place?.line ?? 0) < (
                $1.place?.file ?? "", $1.place?.line ?? 0
            )
        }
    }

    mutating func take(_ record: EventRecord) {
        let payload = record.payload
        if record.kind == "test" {
            guard payload.kind == "function", let id = payload.id, entries[id] == nil,
                let name = TestName(id: id)
            else { return }
            order.append(id)
            entries[id] = Entry(name: name, place: payload.sourceLocation?.place)
            return
        }
        guard payload.kind != "runEnded" else {
            hasEnded = true
            return
        }
        guard let id = payload.testID else { return }
        switch payload.kind {
        case "testStarted":
            guard let name = entries[id]?.name else { return }
            lastStarted = name
            entries[id]?.verdict = .unfinished
        case "testSkipped":
            entries[id]?.verdict = .skipped
        case "issueRecorded":
            guard let issue = payload.issue, issue.fails else { return }
            // The difference of two collections: expected and got have both of them already.
            let messages = (payload.messages ?? []).filter { $0.symbol != "difference" }
            entries[id]?.issues.append(Issue(messages, at: issue.sourceLocation))
        case "testEnded":
            guard let entry = entries[id] else { return }
            entries[id]?.verdict = entry.issues.isEmpty ? .passed : .failed
        default:
            break
        }
    }
}

extension Issue {
    fileprivate init(_ messages: [EventRecord.Message], at location: EventRecord.Location?) {
        self.init(
            text: messages.first?.text ?? "", comments: messages.dropFirst().map(\.text),
            place: location?.place)
    }
}

extension EventRecord.Location {
    /// The file by its path, or by module and name where no path is written.
    fileprivate var place: Place {
        Place(file: filePath ?? _filePath ?? "Tests/\(fileID)", line: line)
    }
}
