import EventStore
import EventStoreSQLite
import Experiments
import Foundation
import GRDB
import Hosting
import KeyStore
import Lesson3
import Lesson4
import Staff
import StaffEvents
import StaffSQLite

/// The five processes of the app, which a test may end one by one.
struct Sides: Sendable {
    let commands: [Component: ServiceProcess]
    let overview: ServiceProcess
    let gateway: ServiceProcess

    var address: String { gateway.address }
}

/// Starts the app on the data in `folder`, and ends it when `body` is done.
func withSides<Result: Sendable>(
    data folder: String, _ body: (Sides) async throws -> Result
) async throws -> Result {
    let executable = try builtExecutable("staff-app")
    func arguments(_ service: String) -> [String] {
        [
            "serve", "--lesson", "4", "--service", service, "--data", folder, "--log-level",
            "error",
        ]
    }
    return try await withService(executable, arguments("employees")) { employees in
        try await withService(executable, arguments("salary")) { salary in
            try await withService(executable, arguments("vacation")) { vacation in
                let feeds = [
                    "--employees", employees.address, "--salary", salary.address, "--vacation",
                    vacation.address,
                ]
                return try await withService(executable, arguments("overview") + feeds) {
                    overview in
                    let all = feeds + ["--overview", overview.address]
                    return try await withService(executable, arguments("gateway") + all) {
                        gateway in
                        // A service is live before its store is open.
                        for service in [employees, salary, vacation, overview, gateway] {
                            try await untilReady(service)
                        }
                        return try await body(
                            Sides(
                                commands: [
                                    .employees: employees, .salary: salary, .vacation: vacation,
                                ], overview: overview, gateway: gateway))
                    }
                }
            }
        }
    }
}

/// Returns when the service is ready.
func untilReady(_ service: ServiceProcess) async throws {
    try await withDeadline("the service at \(service.address) to be ready") {
        while try await send("GET", service.address + "/health/ready").status != 200 {
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}

/// A company of a size, written right into the data stores of three lessons.
struct SizedCompany {
    let size: Int

    private var people: [(EmployeeID, NewHire)] {
        (1...size).map { number in
            let hire = NewHire(
                name: "Person \(number % 97)", email: "\(number)@example.com",
                department: "Engineering", hiredOn: "2026-01-01",
                monthlySalary: Money(minorUnits: 420_000, .eur), vacationDays: 30)
            return (EmployeeID.number(number), hire)
        }
    }

    /// The tables of Lesson 2.
    func writeTables(to folder: String) async throws {
        let stores = try Component.allCases.map {
            try StaffDatabase.open("\(folder)/\($0).sqlite", for: [$0])
        }
        try await stores[0].write { [people] db in
            for (id, hire) in people {
                try db.execute(
                    sql: "INSERT INTO employee VALUES (?, ?, ?, ?, ?, ?, NULL)",
                    arguments: [
                        id, hire.name, hire.email, hire.email, hire.department, hire.hiredOn,
                    ])
            }
        }
        try await stores[1].write { [people] db in
            for (id, hire) in people { try SalaryTable(db).insert(.first(of: hire), of: id) }
        }
        try await stores[2].write { [people] db in
            for (id, hire) in people {
                try VacationTable(db).entitle(id, to: hire.vacationDays, hiredOn: hire.hiredOn)
            }
        }
        for store in stores { try store.close() }
    }

    /// The event stores of Lesson 3, or of Lesson 4 where names are sealed.
    func writeEvents(to folder: String, sealed: Bool) async throws {
        let stores = try Component.allCases.map {
            SQLiteEventStore(
                try EventDatabase("\(folder)/\($0).events.sqlite"), now: Timestamp.now)
        }
        let codec: any EventCodec<EmployeeEvent> =
            sealed
            ? Vault(try KeyTable("\(folder)/employees.keys.sqlite")).codec
            : JSONEventCodec<EmployeeEvent>()
        for (id, hire) in people {
            try await append(.hired(Employee(hire, as: id)), codec, to: .employee(id), stores[0])
            try await append(
                .set(.first(of: hire)), OldEvents.salaryCodec, to: .salary(of: id), stores[1])
            try await append(
                .granted(days: hire.vacationDays, hiredOn: hire.hiredOn),
                JSONEventCodec<EntitlementEvent>(), to: .entitlement(of: id), stores[2])
        }
    }

    private func append<Event: DomainEvent>(
        _ event: Event, _ codec: any EventCodec<Event>, to stream: StreamName,
        _ store: SQLiteEventStore
    ) async throws {
        try await store.append(
            [codec.encode(event, id: UUID(), for: stream, EventMetadata())], to: stream,
            expecting: .noStream)
    }
}
