public import Hummingbird
public import Staff

/// What a component answers to the one who hires across all of them.
///
/// Between services only: clients hire at the front door, so it is not in `openapi.yaml`.
public struct HireRoutes: Routes {
    private let participant: any HireParticipant

    public init(_ participant: any HireParticipant) {
        self.participant = participant
    }

    public func add(to router: Router<StaffContext>) {
        router.put("hires/:id", use: add)
        router.delete("hires/:id", use: remove)
    }

    @Sendable private func add(_ request: Request, _ context: StaffContext) async throws -> Response
    {
        let id = try context.id("id", of: Employee.self)
        let hire = try await request.decode(NewHire.self)
        try await participant.add(hire, as: id)
        return Response(status: .noContent)
    }

    @Sendable private func remove(
        _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        try await participant.remove(context.id("id", of: Employee.self))
        return Response(status: .noContent)
    }
}
