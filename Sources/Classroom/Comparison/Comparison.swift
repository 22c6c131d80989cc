public import Foundation

/// One run of `course measure`: the same load on every architecture, on one machine.
///
/// Kept in `.course/measure.json`, which git ignores.
public struct Comparison: Codable, Hashable, Sendable {
    /// When it was measured, ISO 8601.
    public let when: String
    public let machine: Machine
    /// Whose code was measured: `solutions`, or `yours`.
    public var code: String
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
    /// - Throws: when the file is damaged.
    public static func last(in root: URL) throws -> Comparison? {
        guard let data = try? Data(contentsOf: root.appending(path: file)) else { return nil }
        return try JSONDecoder().decode(Comparison.self, from: data)
    }

    /// Those that could be measured.
    public var measured: [MeasuredArchitecture] { architectures.filter { $0.failure == nil } }
}
