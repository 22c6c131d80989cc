/// How long to leave a feed in peace that can't be reached.
public enum BackOff {
    /// Waits after the first, second, … failure in a row: twice as long each time, up to 2 seconds,
    /// and by chance a little less, so that not everybody comes back at once.
    @Sendable public static func pause(after failures: Int) async throws {
        let longest = min(2000, 25 << min(failures, 8))
        try await Task.sleep(for: .milliseconds(Int.random(in: longest / 2...longest)))
    }
}
