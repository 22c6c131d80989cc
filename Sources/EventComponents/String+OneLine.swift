extension String {
    /// The text on one line of a terminal, without what could steer it: spaces stand for that.
    public var onOneLine: String {
        let scalars = unicodeScalars.map { $0.steersTerminals ? " " : $0 }
        return String(String.UnicodeScalarView(scalars))
    }
}

extension Unicode.Scalar {
    /// Whether it begins a command or a line, or turns the direction of writing around.
    fileprivate var steersTerminals: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: properties.isBidiControl
        }
    }
}
