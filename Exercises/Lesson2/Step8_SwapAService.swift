import Classroom
public import Hosting
public import StaffHTTP

/// Whether a service keeps a contract, whoever has written it.
public enum ContractCheck {
    /// Makes every request of the contract, in order, and looks at every answer.
    ///
    /// - Returns: each line of the contract that is not kept; none when the service keeps it.
    public static func check(
        _ contract: [Interaction], of service: any ServiceCalls
    ) async throws -> [Breach] {
        // TODO: 2.8 Send each request with the ids that answers had before, and note the breaches.
        throw NotYet("2.8", "hold a service against a contract")
    }

    /// Whether `actual` has all that is expected of it, whatever else it has.
    ///
    /// Objects may have more members, in any order. Arrays are as long as expected.
    static func includes(_ actual: JSONValue, _ expected: JSONValue) throws -> Bool {
        // TODO: 2.8 Compare objects member by member, arrays element by element.
        throw NotYet("2.8", "compare an answer with what is expected of it")
    }
}

/// One instance of a service in the place of another, while requests go on.
public enum Replacement {
    /// Starts a new instance, sends all requests to it, and ends the old one.
    ///
    /// - Parameters:
    ///   - start: starts the new instance, which need not be ready yet.
    ///   - settle: waits until the requests are on their way that had chosen the old one before.
    /// - Returns: the new instance.
    /// - Throws: what went wrong. Until requests go to the new one, the old one stays as it is.
    public static func replace(
        _ old: any RunningInstance, in registry: any InstanceRegistry,
        start: () async throws -> any RunningInstance, settle: () async throws -> Void
    ) async throws -> any RunningInstance {
        // TODO: 2.8 Start, wait, switch, settle, stop: in which order?
        throw NotYet("2.8", "replace an instance without losing a request")
    }
}
