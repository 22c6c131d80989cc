import Foundation
import HTTPTypes
import Staff
import StaffHTTP

/// The app under load, spoken to over HTTP at its one address.
struct AppUnderLoad: Sendable {
    private let client: ServiceClient

    init(at address: String) {
        client = ServiceClient("the app", at: address)
    }

    /// Hires employee number `number`, and returns the id.
    func hire(_ number: Int, department: String) async throws -> String {
        let body = NewEmployee(
            name: "Employee \(number)", email: "employee\(number)@example.com",
            department: department, hiredOn: "2026-01-01", vacationDays: 30,
            monthlySalary: Amount(amount: "\(3000 + number % 2000).00"))
        struct Hired: Decodable {
            let id: String
        }
        let request = try ServiceRequest.sending(body, by: .post, to: "/employees")
        return try await send(request, status: 201).value(Hired.self).id
    }

    /// A question that this component alone can answer.
    func read(_ component: Component, of employee: String) async throws {
        let path = "/employees/\(employee)"
        let request: ServiceRequest =
            switch component {
            case .employees: .get(path)
            case .salary: .get(path + "/salary", ["on": "2026-06-15"])
            case .vacation: .get(path + "/vacations", ["year": "2026"])
            }
        _ = try await send(request, status: 200)
    }

    /// Sets a salary, in the name of `actor`.
    func raise(
        _ employee: String, to amount: Int, from day: String, by actor: String = "measure"
    ) async throws {
        let body = NewSalary(amount: "\(amount).00", effectiveFrom: day)
        var request = try ServiceRequest.sending(
            body, by: .put, to: "/employees/\(employee)/salary")
        request.headers[HTTPField.Name("X-Actor")!] = actor
        _ = try await send(request, status: 204)
    }

    /// The best paid: sorted by what Salary alone knows.
    func overview() async throws -> Int {
        try await overview(["sort": "salary", "order": "desc", "limit": "50", "on": day]).total
    }

    /// What the overview says that the only employee of `department` is paid, as in `4200.00`.
    func salaryInOverview(of department: String) async throws -> String? {
        try await overview(["department": department, "on": day]).rows.first?.salary?.amount
    }

    private let day = "2026-06-15"

    private func overview(_ query: KeyValuePairs<String, String>) async throws -> OverviewPage {
        try await send(.get("/overview", query), status: 200).value(OverviewPage.self)
    }

    /// Whether the app can tell that `actor` has set a salary of `employee`.
    func tells(who actor: String, of employee: String) async throws -> Bool {
        struct Records: Decodable {
            struct Record: Decodable {
                let setBy: String?
                let setAt: String?
            }
            let records: [Record]
        }
        let path = "/employees/\(employee)/salary/records"
        let answer = try await client.send(.get(path), within: AppUnderLoad.limit)
        guard answer.status == 200 else { return false }
        return try answer.value(Records.self).records.contains {
            $0.setBy == actor && $0.setAt != nil
        }
    }

    func isReady() async throws -> Bool {
        try await client.send(.get("/health/ready"), within: .seconds(5)).status == 200
    }

    private func send(_ request: ServiceRequest, status: Int) async throws -> ServiceAnswer {
        let answer = try await client.send(request, within: AppUnderLoad.limit)
        guard answer.status == status else { throw Unexpected(request, answer) }
        return answer
    }

    /// Longer than any page of any architecture takes.
    private static let limit = Duration.seconds(20)
}

/// An answer that the load can't go on with.
struct Unexpected: Error, CustomStringConvertible {
    let description: String

    init(_ request: ServiceRequest, _ answer: ServiceAnswer) {
        struct Problem: Decodable {
            let detail: String
        }
        let detail = (try? JSONDecoder().decode(Problem.self, from: answer.body))?.detail
        description =
            "\(request.method) \(request.path) was answered \(answer.status). \(detail ?? "")"
    }
}

private struct NewEmployee: Encodable {
    let name: String
    let email: String
    let department: String
    let hiredOn: String
    let vacationDays: Int
    let monthlySalary: Amount
}

private struct Amount: Encodable {
    let amount: String
    var currency = "EUR"
}

private struct NewSalary: Encodable {
    let amount: String
    var currency = "EUR"
    let effectiveFrom: String
    var reason = "Measured"
}

private struct OverviewPage: Decodable {
    struct Row: Decodable {
        struct Salary: Decodable {
            let amount: String
        }
        let salary: Salary?
    }
    let total: Int
    let rows: [Row]
}
