import Hosting
import RawHTTP

/// The arguments that serve Lesson 1 on a free port.
func serving(_ folder: String) -> [String] {
    ["serve", "--lesson", "1", "--data", folder]
}

/// Serves Lesson 1 in a process of its own, on a new folder.
@discardableResult
func withApp<Result: Sendable>(
    _ options: String..., body: (ServiceProcess) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        try await withService(builtExecutable("staff-app"), serving(folder) + options) {
            try await body($0)
        }
    }
}

/// Waits until nothing accepts connections at `address`, for ten seconds at most.
func waitUntilRefused(_ address: String) async throws {
    let deadline = ContinuousClock.now + .seconds(10)
    while (try? await withConnection(to: address) { _ in }) != nil {
        guard ContinuousClock.now < deadline else { throw StillAccepting(address: address) }
    }
}

struct StillAccepting: Error, CustomStringConvertible {
    let address: String

    var description: String { "\(address) still accepts connections." }
}
