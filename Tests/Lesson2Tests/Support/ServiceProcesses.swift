import Hosting
import StaffBehaviour

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

/// Runs `staff-app`, and goes on when it is ready.
func withReadyService<Result: Sendable>(
    _ arguments: [String], _ body: (ServiceProcess) async throws -> Result
) async throws -> Result {
    try await withService(builtExecutable("staff-app"), arguments) { process in
        let client = StaffClient(baseURL: process.address)
        try await eventually("/health/ready is answered 200, since the data store is open") {
            try await client.get("/health/ready").status == 200
        }
        return try await body(process)
    }
}

/// Serves a gateway in a process of its own in front of services at these addresses.
func withGateway<Result: Sendable>(
    _ folder: String, employees: String, salary: String, vacation: String,
    _ body: (ServiceProcess) async throws -> Result
) async throws -> Result {
    let arguments = serving(
        "gateway", folder, "--employees", employees, "--salary", salary, "--vacation", vacation)
    return try await withReadyService(arguments, body)
}

/// Serves all four, each in a process of its own, on a new folder.
func withServiceProcesses<Result: Sendable>(
    _ body: (ServiceProcesses, _ folder: String) async throws -> Result
) async throws -> Result {
    try await inTurn {
        try await withTemporaryFolder { folder in
            try await withReadyService(serving("employees", folder)) { employees in
                try await withReadyService(serving("salary", folder)) { salary in
                    try await withReadyService(serving("vacation", folder)) { vacation in
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
}
