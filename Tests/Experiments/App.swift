import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
public import Staff

/// The app under an experiment: where each component answers, and somebody to ask about.
public struct App: Sendable {
    /// The address of each component's service interface.
    public let addresses: [Component: String]
    /// An employee who was hired for the experiment.
    public let employee: String

    /// Hires somebody in the app at `address`, which answers for all three components.
    public init(at address: String) async throws {
        addresses = Dictionary(uniqueKeysWithValues: Component.allCases.map { ($0, address) })
        employee = try await hire(at: address)
    }

    /// A question that this component alone can answer.
    public func read(_ component: Component) async throws {
        let path =
            switch component {
            case .employees: "/employees/\(employee)"
            case .salary: "/employees/\(employee)/salary?on=2026-06-15"
            case .vacation: "/employees/\(employee)/vacations?year=2026"
            }
        let status = try await send("GET", addresses[component]! + path).status
        guard status == 200 else { throw Unexpected(request: "GET \(path)", status: status) }
    }

    /// Asks the components until each has answered `count` times.
    public func answers(
        _ count: Int, of components: [Component] = Component.allCases
    ) async {
        for component in components {
            var answered = 0
            while answered < count, !Task.isCancelled {
                if (try? await read(component)) != nil { answered += 1 }
            }
        }
    }

    /// Asks each component once, and returns those that answer.
    public func answering() async -> Set<Component> {
        var answering: Set<Component> = []
        for component in Component.allCases where (try? await read(component)) != nil {
            answering.insert(component)
        }
        return answering
    }
}

/// Hires somebody new, and returns their id.
public func hire(at address: String, monthly amount: String = "4200.00") async throws -> String {
    let body = """
        {"name": "Ada", "email": "\(UUID().uuidString)@example.com", "department": "Engineering",
         "hiredOn": "2026-01-01", "vacationDays": 30,
         "monthlySalary": {"amount": "\(amount)", "currency": "EUR"}}
        """
    let answer = try await send("POST", address + "/employees", body)
    struct Hired: Decodable {
        let id: String
    }
    guard answer.status == 201 else {
        // The answer says what is missing, and in which file: the whole of it is the message.
        throw Unexpected(request: "POST /employees", status: answer.status, answer.body)
    }
    return try JSONDecoder().decode(Hired.self, from: Data(answer.body.utf8)).id
}

/// Sends one request, on a connection that is not opened anew when that fails.
///
/// - Throws: when no answer comes.
public func send(
    _ method: String, _ url: String, _ body: String? = nil, headers: [String: String] = [:]
) async throws -> (status: Int, body: String) {
    var request = HTTPClientRequest(url: url)
    request.method = .RAW(value: method)
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    if let body {
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(string: body))
    }
    let response = try await client.execute(request, timeout: .seconds(10))
    let bytes = try await response.body.collect(upTo: 1 << 20)
    return (Int(response.status.code), String(buffer: bytes))
}

/// The default client tries again for as long as the time allows, and so would hide a lost request.
private let client = {
    var configuration = HTTPClient.Configuration()
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
}()

/// An answer that the experiment can't go on with.
struct Unexpected: Error, CustomStringConvertible {
    let request: String
    let status: Int
    let body: String

    init(request: String, status: Int, _ body: String = "") {
        self.request = request
        self.status = status
        self.body = body
    }

    var description: String { "\(request) was answered \(status). \(body)" }
}
