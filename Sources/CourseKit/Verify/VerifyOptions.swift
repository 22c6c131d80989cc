/// What verify is asked to prove.
public struct VerifyOptions: Sendable {
    /// One lesson only. Nothing means all, and the tests of the kit.
    public var lesson: Int?
    /// The mistakes only.
    public var mistakesOnly = false
    public var testsOnly = false
    /// How often the solved suites of the lessons are run again, to find flakes.
    public var repeats = 0

    public init() {}
}
