import Architectures
import Hosting
import Hummingbird
import StaffBehaviour
import StaffHTTP
import Testing

@Suite("The OpenAPI text")
struct OpenAPITests {
    @Test func `the text has every operation that is served, and no other`() async throws {
        try await withTemporaryFolder { folder in
            let router = try SingleProcess.router(data: folder)
            // What the app of Lesson 4 alone serves to its clients.
            PersonalDataRoutes { _ in }.add(to: router)
            let routes = router.routes.map { (method: $0.method.rawValue, path: "\($0.path)") }
            try await withServer(router.buildResponder()) { address in
                let client = StaffClient(baseURL: address)
                var served: Set<String> = []
                for (method, path) in routes {
                    let asked = path.replacing(
                        /{[a-z]+}/, with: "0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73")
                    let answer = try await client.send(StaffRequest(method, asked))
                    // The router has a route for each method that it refuses, too.
                    if answer.status != 405 { served.insert("\(method) \(path)") }
                }
                let described = try await OpenAPIContract.served(at: address).operations
                #expect(served.count >= 20, "The app has at least 20 operations.")
                #expect(
                    served.subtracting(described).isEmpty,
                    "Describe them in Sources/StaffHTTP/openapi.yaml.")
                #expect(
                    described.subtracting(served).isEmpty,
                    "Take them out of Sources/StaffHTTP/openapi.yaml, or serve them.")
            }
        }
    }

    @Test func `what every service answers is as the text says`() async throws {
        try await withTemporaryFolder { folder in
            let router = try SingleProcess.router(data: folder)
            try await withServer(router.buildResponder()) { address in
                let contract = try await OpenAPIContract.served(at: address)
                let client = StaffClient(baseURL: address, observe: contract.check)
                for path in [
                    "/health/live", "/health/ready", "/metrics", "/openapi.yaml", "/nothing",
                    "/employees?limit=0", "/employees/1",
                ] {
                    _ = try await client.get(path)
                }
                _ = try await client.post("/overview")
            }
        }
    }
}
