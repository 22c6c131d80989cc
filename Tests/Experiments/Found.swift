import Foundation

/// The hires that an app knows of, each looked at in all three components.
public struct Found: Sendable {
    /// The ids of those whom all three components know.
    public private(set) var whole: Set<String> = []
    /// How many of the others there are.
    public private(set) var halves = 0

    /// Walks through the list of employees at `address`.
    public init(at address: String) async throws {
        struct Page: Decodable {
            struct Employee: Decodable {
                let id: String
            }
            let employees: [Employee]
            let next: String?
        }
        var after = ""
        while true {
            let body = try await send("GET", "\(address)/employees?limit=200\(after)").body
            let page = try JSONDecoder().decode(Page.self, from: Data(body.utf8))
            for employee in page.employees {
                let path = "\(address)/employees/\(employee.id)"
                let salary = try await send("GET", "\(path)/salary?on=2026-06-15").status
                let vacation = try await send("GET", "\(path)/vacations?year=2026").status
                if salary == 200 && vacation == 200 {
                    whole.insert(employee.id)
                } else {
                    halves += 1
                }
            }
            guard let next = page.next else { return }
            after = "&after=\(next)"
        }
    }
}
