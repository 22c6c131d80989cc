import Hosting

/// The services of Lesson 2 in processes of their own, and where each is.
struct ServiceProcesses: Sendable {
    let employees: ServiceProcess
    let salary: ServiceProcess
    let vacation: ServiceProcess
    let gateway: ServiceProcess
}

/// The arguments that serve one service of Lesson 2 on a free port.
func serving(_ service: String, _ folder: String, _ options: String...) -> [String] {
    ["serve", "--lesson", "2", "--service", service, "--data", folder, "--log-level", "error"]
        + options
}

/// Serves a gateway in a process of its own in front of services at these addresses.
func withGateway<Result: Sendable>(
    _ folder: String, employees: String, salary: String, vacation: String,
    _ body: (ServiceProcess) async throws -> Result
) async throws -> Result {
    let arguments = serving(
        "gateway", folder, "--employees", employees, "--salary", salary, "--vacation", vacation)
    return try await withService(builtExecutable("staff-app"), arguments, body)
}

/// Serves all four, each in a process of its own, on a new folder.
func withServiceProcesses<Result: Sendable>(
    _ body: (ServiceProcesses, _ folder: String) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        let path = try builtExecutable("staff-app")
        return try await withService(path, serving("employees", folder)) { employees in
            try await withService(path, serving("salary", folder)) { salary in
                try await withService(path, serving("vacation", folder)) { vacation in
                    try await withGateway(
                        folder, employees: employees.address, salary: salary.address,
                        vacation: vacation.address
                    ) { gateway in
                        let processes = ServiceProcesses(
                            employees: employees, salary: salary, vacation: vacation,
                            gateway: gateway)
                        return try await body(processes, folder)
                    }
                }
            }
        }
    }
}
