/// Waits until `condition` holds, for ten seconds at most.
///
/// - Parameter what: what is waited for, for the failure.
func eventually(_ what: String, _ condition: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(10)
    while try await !condition() {
        guard ContinuousClock.now < deadline else { throw NeverHappened(what: what) }
        // Others need the processor, the one who is waited for among them.
        try await Task.sleep(for: .milliseconds(2))
    }
}

struct NeverHappened: Error, CustomStringConvertible {
    let what: String

    var description: String { "Within ten seconds this did not happen: \(what)." }
}
