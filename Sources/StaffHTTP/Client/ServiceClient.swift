import AsyncHTTPClient
import Foundation
import HTTPTypes
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import NIOPosix
import Staff

/// One exchange with one instance of a service: no second try, and no wait beyond the limit.
public struct ServiceClient: ServiceCalls {
    private let service: String
    private let address: String

    /// - Parameters:
    ///   - service: the name of the service, as in `salary`.
    ///   - address: of one instance, as in `http://127.0.0.1:49152`.
    public init(_ service: String, at address: String) {
        self.service = service
        self.address = address
    }

    public func send(
        _ request: ServiceRequest, within limit: Duration
    ) async throws -> ServiceAnswer {
        // The client's own limit ends with the head of the answer. This one holds for all of it.
        try await withThrowingTaskGroup { group in
            group.addTask { try await exchange(request) }
            group.addTask {
                try await Task.sleep(for: limit)
                throw ServiceFailure(service, .tooLate)
            }
            defer { group.cancelAll() }
            guard let answer = try await group.next() else { throw CancellationError() }
            return answer
        }
    }

    private func exchange(_ request: ServiceRequest) async throws -> ServiceAnswer {
        try await Tracing.calling(
            request.method, address + request.path, headers: request.headers
        ) { headers in
            do {
                // The deadline is the caller's, who cancels.
                let response = try await Self.client.execute(
                    sent(request, headers), deadline: .distantFuture)
                let body = try await response.body.collect(upTo: Self.largestAnswer)
                return ServiceAnswer(
                    from: service, status: Int(response.status.code),
                    headers: .init(response.headers), body: Data(buffer: body))
            } catch {
                throw failure(for: error)
            }
        }
    }

    private func sent(_ request: ServiceRequest, _ headers: HTTPFields) -> HTTPClientRequest {
        var sent = HTTPClientRequest(url: address + request.path)
        sent.method = .RAW(value: request.method.rawValue)
        for field in headers {
            sent.headers.add(name: field.name.rawName, value: field.value)
        }
        if let actor = Caller.actor {
            sent.headers.replaceOrAdd(name: HTTPField.Name.actor.rawName, value: actor)
        }
        if let body = request.body { sent.body = .bytes(ByteBuffer(data: body)) }
        return sent
    }

    private func failure(for error: any Error) -> any Error {
        switch error {
        case is CancellationError: error
        case let error as HTTPClientError where error == .cancelled: CancellationError()
        case let error as HTTPClientError where error == .connectTimeout:
            ServiceFailure(service, .unreachable)
        case is NIOConnectionError: ServiceFailure(service, .unreachable)
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            ServiceFailure(service, .unreachable)
        case is NIOTooManyBytesError: ServiceFailure(service, .unreadable)
        default: ServiceFailure(service, .broken)
        }
    }

    /// A page of 200 employees is a hundredth of it.
    private static let largestAnswer = 8 << 20

    /// One pool of connections for the process. A refused connection is the caller's to try again.
    private static let client = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        return HTTPClient(
            eventLoopGroupProvider: .shared(.singletonMultiThreadedEventLoopGroup),
            configuration: configuration)
    }()
}

extension HTTPFields {
    fileprivate init(_ headers: HTTPHeaders) {
        self.init()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { append(HTTPField(name: name, value: value)) }
        }
    }
}
