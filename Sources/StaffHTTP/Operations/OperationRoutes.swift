import HTTPTypes
import Hummingbird

/// What a service answers to those who run it: health, metrics, and its own description.
struct OperationRoutes: Routes {
    let metrics: RequestMetrics
    let status: ServiceStatus
    let isReady: @Sendable () async -> Bool

    func add(to router: Router<StaffContext>) {
        router.get("health/live") { _, _ in try Response.json(["status": "live"]) }
        router.get("health/ready", use: ready)
        router.get("metrics") { _, _ in
            text(
                metrics.text + (await status.metrics()),
                type: "text/plain; version=0.0.4; charset=utf-8")
        }
        router.get("openapi.yaml") { _, _ in
            text(
                String(decoding: PackageResources.openapi_yaml, as: UTF8.self),
                type: "application/yaml")
        }
    }

    @Sendable private func ready(_ request: Request, _ context: StaffContext) async throws
        -> Response
    {
        guard await isReady() else { throw Problem.notReady("The data store can't be read.") }
        return try .json(Ready(feeds: status.lags()))
    }

    private struct Ready: Encodable {
        var status = "ready"
        let feeds: [String: FeedLag]?
    }

    private func text(_ text: String, type: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: type],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
