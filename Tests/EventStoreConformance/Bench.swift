public import EventStore

/// A kind of event store that is held to the rules.
public struct Bench: Sendable {
    /// Opens the store that is kept in a folder. One folder opened twice is one store with two
    /// connections; opened again later, it is a store that was restarted.
    public let open:
        @Sendable (_ folder: String, _ now: @escaping @Sendable () -> Timestamp) async throws
            -> any EventStore

    /// The ways around the protocol in which somebody could try to change what has happened.
    ///
    /// Without any, the rule that tries them is broken.
    public let forgeries: [Forgery]

    public struct Forgery: Sendable {
        public let name: String
        /// Tries it on the store that is kept in a folder. It must throw.
        public let attempt: @Sendable (_ folder: String) async throws -> Void

        public init(_ name: String, attempt: @escaping @Sendable (String) async throws -> Void) {
            self.name = name
            self.attempt = attempt
        }
    }

    public init(
        forgeries: [Forgery] = [],
        open:
            @escaping @Sendable (String, @escaping @Sendable () -> Timestamp) async throws
            -> any EventStore
    ) {
        self.open = open
        self.forgeries = forgeries
    }
}

/// One kind of store, in one folder.
struct Place: Sendable {
    let bench: Bench
    let folder: String

    /// A connection, recording events at the times that `now` gives.
    func store(
        now: @escaping @Sendable () -> Timestamp = { Timestamp.now() }
    ) async throws -> any EventStore {
        try await bench.open(folder, now)
    }
}
