#if JetStream
    internal import CNATS
    import EventStore
    import Foundation

    /// What the C client gives out for a connection: to be destroyed by whoever holds it.
    struct NATSHandles: @unchecked Sendable {
        let connection: OpaquePointer
        let subscription: OpaquePointer

        init(_ url: String, hearing subject: String, _ bell: Bell) throws {
            connection = try NATSHandles.connect(url)
            do { subscription = try NATSHandles.hear(subject, on: connection, bell) } catch {
                natsConnection_Destroy(connection)
                throw error
            }
        }

        private static func connect(_ url: String) throws -> OpaquePointer {
            var options: OpaquePointer?
            try check(natsOptions_Create(&options))
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
            var connection: OpaquePointer?
            let status = natsConnection_Connect(&connection, options)
            guard status == NATS_OK, let connection else {
                throw NoAnswer("no node at \(url): \(words(status))")
            }
            return connection
        }

        private static func hear(
            _ subject: String, on connection: OpaquePointer, _ bell: Bell
        ) throws -> OpaquePointer {
            // A thread of the client may ring it after the connection is given up: it belongs to
            // the subscription too, until that has delivered its last message.
            let held = Unmanaged.passRetained(bell)
            var subscription: OpaquePointer?
            var status = natsConnection_Subscribe(
                &subscription, connection, subject,
                { _, _, message, closure in
                    natsMsg_Destroy(message)
                    guard let closure else { return }
                    Unmanaged<Bell>.fromOpaque(closure).takeUnretainedValue().ring()
                }, held.toOpaque())
            if status == NATS_OK {
                status = natsSubscription_SetOnCompleteCB(
                    subscription,
                    { closure in
                        guard let closure else { return }
                        Unmanaged<Bell>.fromOpaque(closure).release()
                    }, held.toOpaque())
            } else {
                held.release()
            }
            try check(status)
            guard let subscription else { throw NoAnswer("no subscription") }
            return subscription
        }
    }

    private let threads = DispatchQueue(label: "nats", attributes: .concurrent)

    /// Does work that blocks on a thread that no task waits for.
    func onThread<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            threads.async { continuation.resume(with: Result(catching: body)) }
        }
    }

    /// A status in the words of the C client.
    func words(_ status: natsStatus) -> String {
        String(cString: natsStatus_GetText(status))
    }

    /// - Throws: ``LogRefused`` where the same would happen again, and ``NoAnswer`` otherwise.
    func check(_ status: natsStatus) throws {
        switch status {
        case NATS_OK: return
        case NATS_MAX_PAYLOAD, NATS_LINE_TOO_LONG, NATS_INVALID_SUBJECT, NATS_INVALID_ARG,
            NATS_INVALID_TIMEOUT, NATS_NOT_PERMITTED, NATS_NO_SERVER_SUPPORT:
            throw LogRefused("The request can't be sent: \(words(status)).")
        default: throw NoAnswer(words(status))
        }
    }
#endif
