public import Foundation

/// One run of `course measure`: the same load on every architecture, on one machine.
///
/// Kept in `.course/measure.json`, which git ignores.
public struct Comparison: Codable, Hashable, Sendable {
    /// When it was measured, ISO 8601.
    public let when: String
    public let machine: Machine
    /// Whose code was measured: `solutions`, `yours`, or `both`.
    public var code: String
    /// Of `both`, the last lesson that was built from Solutions/. The ones after it are yours.
    public var solutionsUpTo: Int?
    public let employees: Int
    public var architectures: [MeasuredArchitecture]

    public init(
        when: Date, machine: Machine, code: String, employees: Int,
        architectures: [MeasuredArchitecture]
    ) {
        self.when = when.formatted(.iso8601)
        self.machine = machine
        self.code = code
        self.employees = employees
        self.architectures = architectures
    }

    /// Where absolute figures hold, and nowhere else.
    public struct Machine: Codable, Hashable, Sendable {
        public let cores: Int
        public let system: String
        /// `debug`, or `release`.
        public let build: String

        public init(cores: Int, system: String, build: String) {
            self.cores = cores
            self.system = system
            self.build = build
        }
    }

    /// Where the last run is kept, in a checkout.
    public static let file = ".course/measure.json"

    /// Reads the last run in the checkout at `root`. Nothing when nothing was measured yet.
    ///
    /// - Throws: ``Damaged`` when it can't be understood.
    public static func last(in root: URL) throws -> Comparison? {
        guard let data = try? Data(contentsOf: root.appending(path: file)) else { return nil }
        do { return try JSONDecoder().decode(Comparison.self, from: data) } catch {
            throw Damaged()
        }
    }

    /// The last run's file is not what a run writes.
    public struct Damaged: Error, CustomStringConvertible {
        public var description: String {
            "The file \(file) is damaged. Run ./course measure again, or delete the file."
        }
    }

    /// Those that could be measured.
    public var measured: [MeasuredArchitecture] { architectures.filter { $0.failure == nil } }

    /// Whether all four could be measured: who is missing can't win.
    public var isWhole: Bool { Set(measured.map(\.lesson)) == Set(1...4) }
}
