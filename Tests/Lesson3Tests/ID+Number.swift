import Staff

extension ID {
    /// Ids that are easy to read, and in the order of their numbers.
    static func number(_ number: Int) -> Self {
        let digits = String(number)
        return Self(
            "00000000-0000-0000-0000-" + String(repeating: "0", count: 12 - digits.count) + digits)!
    }
}
