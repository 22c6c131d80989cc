import Hosting
import Subprocess

/// Runs `staff-app` until it ends by itself, for ten seconds at most, and returns how it ended and
/// what it printed.
func ended(_ arguments: [String]) async throws -> (status: TerminationStatus, lines: [String]) {
    do {
        let process = try await ServiceProcess.start(
            builtExecutable("staff-app"), arguments, within: .seconds(20))
        return (try await process.end(within: .seconds(10)), process.lines)
    } catch let early as ServiceProcess.DidNotStart {
        return (early.status, early.log)
    }
}
