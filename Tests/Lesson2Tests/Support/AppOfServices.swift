import Experiments
import Foundation
import Hosting

/// The four processes of the app.
struct AppOfServices: Sendable {
    let employees, salary, vacation, gateway: ServiceProcess

    /// Follows a trace through the logs, until all four processes have their part in it.
    ///
    /// - Precondition: they log every request, and the one that is followed has been answered.
    func followed(_ trace: String) async throws -> TraceTree {
        let processes = [employees, salary, vacation, gateway]
        // A log has its lines in the order of the answers: behind this one there are no more.
        let last = "last-\(UUID().uuidString)"
        for process in processes {
            let live = process.address + "/health/live"
            _ = try await send("GET", live, headers: ["X-Request-Id": last])
            try await eventually("\(live) is logged") {
                process.lines.contains { $0.contains(last) }
            }
        }
        var tree = TraceTree(trace, in: [])
        try await eventually("every process has logged its part of the request") {
            tree = TraceTree(trace, in: processes.flatMap(\.lines))
            return tree.services.count == 4
                && tree.roots.contains { $0.service == "gateway" }
        }
        return tree
    }
}

/// Runs an experiment on the app as services, with somebody hired, asked through its gateway.
func withApp<Result: Sendable>(
    salary options: String..., logLevel: String = "error",
    isolation: isolated (any Actor)? = #isolation,
    _ body: (AppOfServices, App, Fleet) async throws -> Result
) async throws -> Result {
    try await withFleet(logLevel: logLevel) { fleet in
        let employees = try await fleet.serve("employees")
        let salary = try await fleet.serve("salary", options)
        let vacation = try await fleet.serve("vacation")
        let gateway = try await fleet.gateway(
            to: employees.address, salary.address, vacation.address)
        let processes = AppOfServices(
            employees: employees, salary: salary, vacation: vacation, gateway: gateway)
        return try await body(processes, App(at: gateway.address), fleet)
    }
}
