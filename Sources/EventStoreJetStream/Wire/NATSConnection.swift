#if JetStream
    internal import CNATS
    import EventStore
    import Foundation

    /// A connection to a cluster, through the C client. Its calls block, so threads of their own wait.
    ///
    /// The client looks for another node when its own is lost, and keeps its subscriptions.
    final class NATSConnection: @unchecked Sendable {
        let bell: Bell
        // The client's functions may be called from any thread.
        private let connection: OpaquePointer
        private let subscription: OpaquePointer

        /// - Parameter subject: what rings the bell.
        /// - Throws: ``NoAnswer`` when there is no node.
        convenience init(_ url: String, hearing subject: String) async throws {
            let bell = Bell()
            self.init(bell, try await onThread { try NATSHandles(url, hearing: subject, bell) })
        }

        private init(_ bell: Bell, _ handles: NATSHandles) {
            self.bell = bell
            connection = handles.connection
            subscription = handles.subscription
        }

        deinit {
            natsSubscription_Destroy(subscription)
            natsConnection_Destroy(connection)
        }

        /// Sends a request, and returns its one answer.
        ///
        /// - Throws: ``NoAnswer``, and ``LogRefused`` when it would never be sent.
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
                for (name, value) in headers {
                    try check(natsMsgHeader_Set(message, name, value))
                }
                var reply: OpaquePointer?
                let status = natsConnection_RequestMsg(
                    &reply, connection, message, limit.milliseconds)
                if status == NATS_MAX_PAYLOAD { throw tooLarge(body) }
                try check(status)
                defer { natsMsg_Destroy(reply) }
                return NATSReply(reply)
            }
        }

        private func tooLarge(_ body: Data) -> LogRefused {
            LogRefused(
                "The commit is too large: \(body.count) bytes, and a message of the log may have "
                    + "\(natsConnection_GetMaxPayload(connection)) (the server's max_payload). "
                    + "Append fewer or smaller events at once.")
        }

        /// Sends a request that is answered by several messages, and an empty one at the end.
        ///
        /// - Parameter limit: how long to wait for each next message. All of them may be many bytes.
        /// - Throws: ``NoAnswer``, also when there is nothing to answer with yet.
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
                    case let status? where status.hasPrefix("4"):
                        throw LogRefused("The server does not take the request: status \(status).")
                    case let status?: throw NoAnswer("status \(status)")
                    }
                }
            }
        }
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
