/// A rule of the behaviour that the app does not keep: all that is needed to mend it.
public struct Broken: Error {
    /// What the app said is still to be written: the step and its file.
    public let notYet: String?
    public let tried: String
    public let expected: String
    public let got: String
    public let because: String

    public init(tried: String, expected: String, got: String, because: String) {
        notYet = nil
        self.tried = tried
        self.expected = expected
        self.got = got
        self.because = because
    }

    /// An answer that is not the one expected.
    public init(_ answer: Answer, expected: String, because: String) {
        // Read here without `json()`, which itself throws what is made here.
        notYet = answer.status == 501 ? (try? JSON(bytes: answer.body))?["detail"]?.string : nil
        tried = "\(answer.request)"
        self.expected = expected
        got = "\(answer)"
        self.because = because
    }
}

extension Broken: CustomStringConvertible {
    public var description: String {
        (notYet.map { "\($0)\n" } ?? "") + """
            Tried:    \(tried)
            Expected: \(expected)
            Got:      \(got)
            Because:  \(because)
            """
    }
}
