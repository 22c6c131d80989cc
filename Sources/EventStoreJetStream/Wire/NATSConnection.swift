#if JetStream
    internal import CNATS
    import EventStore
    import Foundation

    /// A connection to a cluster, through the C client. Its calls block, so threads of their own wait.
    ///
    /// The client looks for another node when its own is lost, and keeps its subscriptions.
    final class NATSConnection: @unchecked Sendable {
        let bell = Bell()
        // The client's functions may be called from any thread.
        private let connection: OpaquePointer
        private var subscription: OpaquePointer?
        private let threads = DispatchQueue(label: "nats", attributes: .concurrent)

        /// - Parameter subject: what rings the bell.
        init(_ url: String, hearing subject: String) async throws {
            var options: OpaquePointer?
            natsOptions_Create(&options)
            defer { natsOptions_Destroy(options) }
            let urls = url.split(separator: ",").map { strdup(String($0)) }
            defer { for url in urls { free(url) } }
            var servers = urls.map { UnsafePointer<CChar>($0) }
            natsOptions_SetServers(options, &servers, Int32(servers.count))
            natsOptions_SetNoRandomize(options, true)
            natsOptions_SetTimeout(options, 2_000)
            natsOptions_SetMaxReconnect(options, -1)
            natsOptions_SetReconnectWait(options, 100)
            // A request that waits while the node is gone is told at once, and can be asked again.
            natsOptions_SetFailRequestsOnDisconnect(options, true)
            var connected: OpaquePointer?
            let status = natsConnection_Connect(&connected, options)
            guard status == NATS_OK, let connected else {
                throw LogRefused("No node answers at \(url): \(words(status)).")
            }
            connection = connected
            natsConnection_Subscribe(
                &subscription, connection, subject,
                { _, _, message, closure in
                    natsMsg_Destroy(message)
                    guard let closure else { return }
                    Unmanaged<Bell>.fromOpaque(closure).takeUnretainedValue().ring()
                }, Unmanaged.passUnretained(bell).toOpaque())
        }

        deinit {
            natsSubscription_Destroy(subscription)
            natsConnection_Destroy(connection)
        }

        /// Sends a request, and returns its one answer.
        ///
        /// - Throws: ``NoAnswer``.
        func request(
            _ subject: String, _ body: Data, headers: [String: String] = [:],
            within limit: Duration
        ) async throws -> NATSReply {
            try await onThread { [self] in
                var message: OpaquePointer?
                try check(
                    body.withUnsafeBytes {
                        natsMsg_Create(
                            &message, subject, nil,
                            $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count))
                    })
                defer { natsMsg_Destroy(message) }
                for (name, value) in headers { natsMsgHeader_Set(message, name, value) }
                var reply: OpaquePointer?
                try check(
                    natsConnection_RequestMsg(&reply, connection, message, limit.milliseconds))
                defer { natsMsg_Destroy(reply) }
                return NATSReply(reply)
            }
        }

        /// Sends a request that is answered by several messages, and an empty one at the end.
        ///
        /// - Throws: ``NoAnswer``, also when there is nothing to answer with.
        func requestMany(
            _ subject: String, _ body: Data, within limit: Duration
        ) async throws -> [NATSReply] {
            try await onThread { [self] in
                var inbox: UnsafeMutablePointer<natsInbox>?
                try check(natsInbox_Create(&inbox))
                defer { natsInbox_Destroy(inbox) }
                var answers: OpaquePointer?
                let name = UnsafePointer<CChar>(inbox)
                try check(natsConnection_SubscribeSync(&answers, connection, name))
                defer { natsSubscription_Destroy(answers) }
                // However many bytes come: they were asked for.
                natsSubscription_SetPendingLimits(answers, -1, -1)
                try check(
                    body.withUnsafeBytes {
                        natsConnection_PublishRequest(
                            connection, subject, name, $0.baseAddress, Int32($0.count))
                    })
                var replies: [NATSReply] = []
                while true {
                    var message: OpaquePointer?
                    try check(natsSubscription_NextMsg(&message, answers, limit.milliseconds))
                    defer { natsMsg_Destroy(message) }
                    let reply = NATSReply(message)
                    switch reply.headers["Status"] {
                    case nil: replies.append(reply)
                    case "204": return replies
                    case "404": throw NoAnswer("nothing is there")
                    case let status?: throw NoAnswer("status \(status)")
                    }
                }
            }
        }

        private func onThread<Value: Sendable>(
            _ body: @escaping @Sendable () throws -> Value
        ) async throws -> Value {
            try await withCheckedThrowingContinuation { continuation in
                threads.async { continuation.resume(with: Result(catching: body)) }
            }
        }
    }

    private func words(_ status: natsStatus) -> String {
        String(cString: natsStatus_GetText(status))
    }

    private func check(_ status: natsStatus) throws {
        guard status != NATS_OK else { return }
        throw NoAnswer(words(status))
    }

    extension NATSReply {
        fileprivate init(_ message: OpaquePointer?) {
            var headers: [String: String] = [:]
            for name in ["Status", "Nats-Sequence"] {
                var value: UnsafePointer<CChar>?
                if natsMsgHeader_Get(message, name, &value) == NATS_OK, let value {
                    headers[name] = String(cString: value)
                }
            }
            let count = Int(natsMsg_GetDataLength(message))
            let body = natsMsg_GetData(message).map { Data(bytes: $0, count: count) } ?? Data()
            self.init(headers: headers, body: body)
        }
    }

    extension Duration {
        fileprivate var milliseconds: Int64 {
            components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
        }
    }
#else
    import EventStore
    import Foundation

    /// Stands for the connection where the package was built without its trait `JetStream`.
    final class NATSConnection: Sendable {
        let bell = Bell()

        init(_ url: String, hearing subject: String) async throws {
            throw LogRefused(
                "This was built without NATS. Build it with `--traits JetStream`; "
                    + "`./course doctor --jetstream` says what that needs.")
        }

        func request(
            _ subject: String, _ body: Data, headers: [String: String] = [:],
            within limit: Duration
        ) async throws -> NATSReply {
            throw NoAnswer("built without NATS")
        }

        func requestMany(
            _ subject: String, _ body: Data, within limit: Duration
        ) async throws -> [NATSReply] {
            throw NoAnswer("built without NATS")
        }
    }
#endif
