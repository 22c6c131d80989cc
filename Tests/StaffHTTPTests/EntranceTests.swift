import Hosting
import Hummingbird
import StaffBehaviour
import StaffHTTP
import Testing

@Suite("The entrance of a service")
struct EntranceTests {
    @Test func `closed it is live and not ready, open it is the service`() async throws {
        let entrance = Entrance()
        try await withServer(entrance) { address in
            let client = StaffClient(baseURL: address)
            try await client.get("/health/live").expect(status: 200, because: "It runs.")
            for path in ["/metrics", "/openapi.yaml"] {
                try await client.get(path).expect(
                    status: 200, because: "\(path) needs no data store.")
            }
            let requests: [StaffRequest] = [
                .get("/health/ready"), .get("/people"), .delete("/people/1"),
                .post("/people", ["name": "Ada"]),
            ]
            for request in requests {
                let answer = try await client.send(request)
                #expect(answer.status == 503, "\(request.path): it can't do its work yet.")
                #expect(try answer.json()["type"] == "urn:staff:problem:not-ready", "It says so.")
                #expect(answer.header("Retry-After") == "1", "And when to ask again.")
            }
            let people = Made { router in
                router.get("people") { _, _ in Response(status: .noContent) }
            }
            entrance.open(StaffRouter.make([people], isReady: { true }))
            try await client.get("/people").expect(status: 204, because: "It is open.")
            try await client.get("/health/ready").expect(status: 200, because: "It is open.")
        }
    }
}
