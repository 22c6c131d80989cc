/// What Swift prints when a process traps: the reason, and the lines of the course on the way there.
public struct Trap: Hashable, Sendable {
    /// "Index out of range".
    public private(set) var reason: String?
    /// The innermost first.
    public private(set) var places: [Place] = []

    public init() {}

    /// Takes the next line of the output: the reason, or a frame of the backtrace.
    public mutating func take(_ line: String) {
        if reason == nil, let start = line.firstRange(of: "Fatal error") {
            reason = String(line[start.lowerBound...])
            return
        }
        guard line.contains("/Exercises/") || line.contains("/Solutions/"),
            let found = line.firstMatch(of: /\ at (\/.+\.swift):(\d+)/), let number = Int(found.2)
        else { return }
        let place = Place(file: String(found.1), line: number)
        if !places.contains(place) { places.append(place) }
    }
}
