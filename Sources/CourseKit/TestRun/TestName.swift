/// A test function: the module, the suite and the rule that it states.
public struct TestName: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let module: String
    /// The outermost suite: "Step2_BusinessLogic". Empty for a test outside of any.
    public let suite: String
    /// The rule, without backticks or arguments, after the names of inner suites if there are any.
    public let rule: String

    public init(module: String, suite: String, rule: String) {
        self.module = module
        self.suite = suite
        self.rule = rule
    }

    /// Reads an id of the event stream: ``Module.Suite/`a rule`()/File.swift:12:6``.
    public init?(id: String) {
        guard let dot = id.firstIndex(of: ".") else { return nil }
        var parts = TestName.parts(of: id[id.index(after: dot)...])
        guard parts.count >= 2 else { return nil }
        parts.removeLast()
        let function = TestName.rule(parts.removeLast())
        let suite = parts.isEmpty ? "" : parts.removeFirst()
        self.init(
            module: String(id[..<dot]), suite: suite,
            rule: (parts + [function]).joined(separator: "/"))
    }

    public var description: String { "\(module).\(suite)/\(rule)" }

    /// Whether a maintainer's naming needs to say the module at all.
    public var inSuite: String { "\(suite)/`\(rule)`" }

    public static func < (left: TestName, right: TestName) -> Bool {
        (left.module, left.suite, left.rule) < (right.module, right.suite, right.rule)
    }

    /// Splits at slashes, except for those inside backticks.
    static func parts(of path: some StringProtocol) -> [String] {
        var parts = [""]
        var isQuoted = false
        for letter in path {
            if letter == "`" { isQuoted.toggle() }
            if letter == "/", !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(letter)
            }
        }
        return parts
    }

    /// ``"`a rule`(n:)"`` and `"aRule()"` without backticks and arguments.
    static func rule(_ function: String) -> String {
        if function.hasPrefix("`"), let end = function.dropFirst().firstIndex(of: "`") {
            return String(function[function.index(after: function.startIndex)..<end])
        }
        guard function.hasSuffix(")"), let open = function.firstIndex(of: "(") else {
            return function
        }
        return String(function[..<open])
    }
}
