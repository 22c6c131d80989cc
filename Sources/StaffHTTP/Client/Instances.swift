import Synchronization

/// The instances of one service: each request goes to the next of them.
///
/// One that can't be reached is passed over. Nothing was sent to it, so this is safe for every
/// request.
public final class Instances: ServiceCalls {
    private let service: String
    private let current: @Sendable () -> [any ServiceCalls]
    private let turn = Atomic(0)

    /// - Parameters:
    ///   - service: its name, as in `salary`.
    ///   - current: the instances that there are now. It is asked for each request.
    public init(
        of service: String, _ current: @escaping @Sendable () -> [any ServiceCalls]
    ) {
        self.service = service
        self.current = current
    }

    public func send(
        _ request: ServiceRequest, within limit: Duration
    ) async throws -> ServiceAnswer {
        let instances = current()
        guard !instances.isEmpty else { throw ServiceFailure(service, .unreachable) }
        let start = turn.wrappingAdd(1, ordering: .relaxed).oldValue
        for offset in instances.indices.dropLast() {
            let instance = instances[(start &+ offset) % instances.count]
            do {
                return try await instance.send(request, within: limit)
            } catch let failure as ServiceFailure where failure.reason == .unreachable {
                continue
            }
        }
        let last = instances[(start &+ instances.count - 1) % instances.count]
        return try await last.send(request, within: limit)
    }
}
