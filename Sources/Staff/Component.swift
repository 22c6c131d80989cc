/// The three components that the app is made of.
public enum Component: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    case employees, salary, vacation

    public var description: String { rawValue }
}
