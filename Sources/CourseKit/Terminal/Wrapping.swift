extension String {
    /// Every line of it behind `indent`, broken at spaces to `width` columns where it is longer.
    func wrapped(width: Int = 96, indent: String = "") -> String {
        allLines.flatMap { $0.broken(to: width - indent.count) }
            .map { $0.isEmpty ? $0 : indent + $0 }.joined(separator: "\n")
    }
}

extension Substring {
    fileprivate func broken(to width: Int) -> [String] {
        guard count > width else { return [String(self)] }
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ", omittingEmptySubsequences: false) {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = String(word)
            } else {
                line = line.isEmpty ? String(word) : "\(line) \(word)"
            }
        }
        return lines + [line]
    }
}
