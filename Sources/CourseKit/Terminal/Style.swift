#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Colour on a terminal, and none anywhere else.
public struct Style: Sendable {
    public static let plain = Style(isColoured: false)
    public let isColoured: Bool

    public init(isColoured: Bool) {
        self.isColoured = isColoured
    }

    /// Colour when standard output is a terminal and `NO_COLOR` (no-color.org) is not set.
    public static func detected(environment: [String: String]) -> Style {
        let isRefused = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        return Style(isColoured: isatty(STDOUT_FILENO) == 1 && !isRefused)
    }

    public func bold(_ text: String) -> String { wrap(text, "1") }
    public func faint(_ text: String) -> String { wrap(text, "2") }
    public func red(_ text: String) -> String { wrap(text, "31") }
    public func green(_ text: String) -> String { wrap(text, "32") }
    public func yellow(_ text: String) -> String { wrap(text, "33") }

    private func wrap(_ text: String, _ code: String) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
