/// What a stub says when it is called: which step, what to write, and where.
///
/// Read from the text that `NotYet` of the module Classroom prints, wherever in a message it stands:
/// `Not yet: step 1.2, refuse a request. Write it in Exercises/Lesson1/Step2_BusinessLogic.swift, line 11.`
public struct NotYetNotice: Hashable, Sendable {
    public let step: String
    public let task: String
    public let place: Place

    init?(in text: String) {
        guard
            let found = text.firstMatch(
                of: /Not yet: step ([^,]+), (.*?)\. Write it in (.+?), line (\d+)\./),
            let line = Int(found.4)
        else { return nil }
        step = String(found.1)
        task = String(found.2)
        place = Place(file: String(found.3), line: line)
    }
}
