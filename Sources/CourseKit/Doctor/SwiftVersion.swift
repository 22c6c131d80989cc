/// A version of Swift, as `swift --version` prints it.
public struct SwiftVersion: Comparable, Hashable, Sendable, CustomStringConvertible {
    /// The oldest that builds the course.
    public static let oldest = SwiftVersion(major: 6, minor: 2)

    public let major: Int
    public let minor: Int

    public init(major: Int, minor: Int) {
        self.major = major
        self.minor = minor
    }

    public init?(output: String) {
        guard let found = output.firstMatch(of: /Swift version (\d+)\.(\d+)/),
            let major = Int(found.1), let minor = Int(found.2)
        else { return nil }
        self.init(major: major, minor: minor)
    }

    public var description: String { "\(major).\(minor)" }

    public static func < (left: SwiftVersion, right: SwiftVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }
}
