extension StringProtocol {
    /// Whether it is `digits` lower-case hexadecimal digits, and nothing else.
    public func isHex(digits: Int) -> Bool {
        utf8.count == digits
            && utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}
