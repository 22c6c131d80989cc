/// What one architecture was measured to give and to cost.
public struct MeasuredArchitecture: Codable, Hashable, Sendable {
    /// The lesson that builds it.
    public let lesson: Int
    public let name: String
    /// Why it could not be measured. The figures are missing then.
    public var failure: String?

    /// Hires, eight clients at once. Also what the figures below were measured with.
    public var hires: Rate?
    /// Questions to all three components, sixteen clients at once.
    public var reads: Rate?
    /// Raises, eight clients at once.
    public var writes: Rate?
    /// The first page of the overview, sorted by salary, one client.
    public var overview: Rate?
    public var burst: Burst?
    public var crash: Outage?
    public var update: Outage?
    public var staleness: Staleness?
    public var cost: Cost?
    /// Whether it can tell who set a salary, and when.
    public var tellsWhoAndWhen: Bool?
    /// Lines that a student writes up to this lesson, without comments and blank lines.
    public var lines: Int?

    public init(lesson: Int, name: String) {
        self.lesson = lesson
        self.name = name
    }

    /// Thirty-two clients on Salary, and what the others feel of it.
    public struct Burst: Codable, Hashable, Sendable {
        public let salary: Rate
        public let others: Rate

        public init(salary: Rate, others: Rate) {
            self.salary = salary
            self.others = others
        }
    }

    /// What a crash of Salary, or an update of Vacation, did to requests at a steady pace.
    public struct Outage: Codable, Hashable, Sendable {
        /// Requests with the answer that was asked for, for each component.
        public let answered: [String: Int]
        /// Requests with no answer, or with one that says that there is none now.
        public let lost: [String: Int]
        /// The components that answered while the process was gone. Only of a crash.
        public var stillAnswering: [String]?
        /// Milliseconds from the crash to the next answer of Salary, or of the whole update.
        public let milliseconds: Double

        public init(
            answered: [String: Int], lost: [String: Int], stillAnswering: [String]? = nil,
            milliseconds: Double
        ) {
            self.answered = answered
            self.lost = lost
            self.stillAnswering = stillAnswering
            self.milliseconds = milliseconds
        }

        public var lostInAll: Int { lost.values.reduce(0, +) }
    }

    /// How long after the answer to a change the overview still shows what was before, in milliseconds.
    public struct Staleness: Codable, Hashable, Sendable {
        public let median: Double
        public let longest: Double

        public init(milliseconds: [Double]) {
            let sorted = milliseconds.sorted()
            median = Rate.percentile(50, of: sorted)
            longest = sorted.last ?? 0
        }
    }

    /// What it takes of the machine.
    public struct Cost: Codable, Hashable, Sendable {
        public let processes: Int
        /// Resident memory of all processes in bytes. What they share counts for each of them.
        public let memory: Int
        /// What a second instance of Salary needs: of the whole app, where there is one process.
        public let memoryForAnotherSalary: Int
        /// Processor time of all processes for a read, in milliseconds.
        public let processorPerRead: Double
        /// Processor time of all processes for a change, in milliseconds.
        public let processorPerWrite: Double
        /// By how much the data stores grew with ``changes``, written back to the databases.
        public let bytes: Int
        /// Raises, and nothing else: a hire writes more, and would count for more where it is rare.
        public let changes: Int

        public init(
            processes: Int, memory: Int, memoryForAnotherSalary: Int, processorPerRead: Double,
            processorPerWrite: Double, bytes: Int, changes: Int
        ) {
            self.processes = processes
            self.memory = memory
            self.memoryForAnotherSalary = memoryForAnotherSalary
            self.processorPerRead = processorPerRead
            self.processorPerWrite = processorPerWrite
            self.bytes = bytes
            self.changes = changes
        }
    }
}
