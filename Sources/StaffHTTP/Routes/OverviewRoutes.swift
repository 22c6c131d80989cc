public import HTTPTypes
public import Hummingbird
public import Staff

/// The service interface of the unified view.
public struct OverviewRoutes: Routes {
    private let overview: any OverviewService
    private let surroundings: Surroundings

    public init(_ overview: any OverviewService, _ surroundings: Surroundings) {
        self.overview = overview
        self.surroundings = surroundings
    }

    public func add(to router: Router<StaffContext>) {
        router.get("overview", use: show)
    }

    @Sendable private func show(_ request: Request, _ context: StaffContext) async throws
        -> Response
    {
        let columns = OverviewQuery.Column.allCases.map(\.rawValue).joined(separator: ", ")
        let query = OverviewQuery(
            on: try request.day("on") ?? surroundings.today(),
            department: request.query("department"),
            sort: try request.query("sort", "one of \(columns)") { .init(rawValue: $0) } ?? .name,
            order: try request.query("order", "asc or desc") { .init(rawValue: $0) } ?? .ascending,
            limit: try request.number("limit", in: 1...200) ?? 50,
            offset: try request.number("offset", in: 0...Int(Int32.max)) ?? 0)
        let answer = try await overview.overview(query)
        var response = try Response.json(answer)
        if !answer.missing.isEmpty {
            let names = answer.missing.map(\.rawValue).sorted().joined(separator: ", ")
            response.headers[.staffMissing] = names
        }
        return response
    }
}

extension HTTPField.Name {
    /// The components that an overview had to do without.
    public static let staffMissing = HTTPField.Name("Staff-Missing")!
}
