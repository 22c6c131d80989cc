/// A row of the comparison: one question that has an answer for every architecture.
public enum MeasuredRow: String, Codable, Sendable, CaseIterable {
    case hires
    case reads, readTime, readTail
    case writes, writeTime, writeTail
    case overview, overviewTail
    case burstOnSalary
    /// What the others feel of a burst on Salary: the 99th percentile of their requests.
    case burst
    /// How many of the three components answer while Salary is gone.
    case crash
    case lostInCrash, recovery, lostInUpdate
    case memory, anotherSalary, processor, writeProcessor, processes, lines, bytes, staleness
    /// Who changed what, and when.
    case history

    public var title: String {
        switch self {
        case .hires: "Hires a second"
        case .reads: "Reads a second"
        case .readTime: "A read, median"
        case .readTail: "A read, 99th percentile"
        case .writes: "Changes a second"
        case .writeTime: "A change, median"
        case .writeTail: "A change, 99th percentile"
        case .overview: "A page of the overview, median"
        case .overviewTail: "A page of the overview, 99th percentile"
        case .burstOnSalary: "In a burst on Salary, its reads a second"
        case .burst: "In a burst on Salary, the others’ 99th percentile"
        case .crash: "Components that answer while Salary is gone"
        case .lostInCrash: "Requests lost in a crash of Salary"
        case .recovery: "Until Salary answers again"
        case .lostInUpdate: "Requests lost in an update of Vacation"
        case .memory: "Memory"
        case .anotherSalary: "Memory for a second Salary"
        case .processor: "Processor time of a read"
        case .writeProcessor: "Processor time of a change"
        case .processes: "Processes to run"
        case .lines: "Lines to write"
        case .bytes: "Bytes stored for each change"
        case .staleness: "How long the overview is behind, at most"
        case .history: "Tells who set a salary, and when"
        }
    }

    /// Whether the larger figure is the better one.
    public var moreIsBetter: Bool {
        switch self {
        case .hires, .reads, .writes, .burstOnSalary, .crash, .history: true
        default: false
        }
    }

    /// Whether it makes sense to say that one is so many times another.
    public var hasRatio: Bool {
        switch self {
        case .crash, .lostInCrash, .lostInUpdate, .staleness, .history: false
        default: true
        }
    }

    /// The figure of one architecture, in the row's unit. Nothing where it was not measured.
    public func value(_ measured: MeasuredArchitecture) -> Double? {
        switch self {
        case .hires: measured.hires?.perSecond
        case .reads: measured.reads?.perSecond
        case .readTime: measured.reads?.median
        case .readTail: measured.reads?.percentile99
        case .writes: measured.writes?.perSecond
        case .writeTime: measured.writes?.median
        case .writeTail: measured.writes?.percentile99
        case .overview: measured.overview?.median
        case .overviewTail: measured.overview?.percentile99
        case .burstOnSalary: measured.burst?.salary.perSecond
        case .burst: measured.burst?.others.percentile99
        case .crash: measured.crash?.stillAnswering.map { Double($0.count) }
        case .lostInCrash: measured.crash.map { Double($0.lostInAll) }
        case .recovery: measured.crash?.milliseconds
        case .lostInUpdate: measured.update.map { Double($0.lostInAll) }
        case .memory: measured.cost.map { Double($0.memory) }
        case .anotherSalary: measured.cost.map { Double($0.memoryForAnotherSalary) }
        case .processor: measured.cost?.processorPerRead
        case .writeProcessor: measured.cost?.processorPerWrite
        case .processes: measured.cost.map { Double($0.processes) }
        case .lines: measured.lines.map(Double.init)
        case .bytes: measured.cost.map { Double($0.bytes) / Double(max($0.changes, 1)) }
        case .staleness: measured.staleness?.longest
        case .history: measured.tellsWhoAndWhen.map { $0 ? 1 : 0 }
        }
    }

    /// How far from the best one may be, as a share of it, and win too: less than that is chance.
    public var room: Double {
        switch self {
        case .overview, .overviewTail, .bytes: 1
        default: 0.1
        }
    }

    /// The lessons whose architecture wins the row: the best, and all within ``room`` of it.
    ///
    /// All of them where there is no difference, none where nothing was measured.
    public func winners(_ comparison: Comparison) -> Set<Int> {
        let values = comparison.measured.compactMap { measured in
            value(measured).map { (lesson: measured.lesson, value: $0) }
        }
        let all = values.map(\.value)
        guard let best = moreIsBetter ? all.max() : all.min() else { return [] }
        let winners = values.filter {
            moreIsBetter ? $0.value >= best * (1 - room) : $0.value <= best * (1 + room)
        }
        return Set(winners.map(\.lesson))
    }
}
