// Why: The new instance is ready before a request reaches it, and the old one ends when none
// can reach it any more: every moment has one that answers. The contract looks at what clients
// use, so a service may say more than that.

import Foundation
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
        var breaches: [Breach] = []
        var ids: [String: String] = [:]
        for interaction in contract {
            do {
                let answer = try await service.send(
                    interaction.request(ids), within: .seconds(10))
                let body = try? JSONDecoder().decode(JSONValue.self, from: answer.body)
                if answer.status != interaction.status {
                    breaches.append(
                        Breach(of: interaction, "\(answer.status), not \(interaction.status)"))
                } else if let expected = interaction.body,
                    try !includes(body ?? .null, expected)
                {
                    breaches.append(
                        Breach(of: interaction, "\(body ?? .null), without \(expected)"))
                }
                if let name = interaction.keepsIDAs, case .object(let members) = body,
                    case .string(let id) = members["id"]
                {
                    ids[name] = id
                }
            } catch let failure as ServiceFailure {
                breaches.append(Breach(of: interaction, "\(failure)"))
            }
        }
        return breaches
    }

    /// Whether `actual` has all that is expected of it, whatever else it has.
    ///
    /// Objects may have more members, in any order. Arrays are as long as expected.
    static func includes(_ actual: JSONValue, _ expected: JSONValue) throws -> Bool {
        switch (actual, expected) {
        case (.object(let actual), .object(let expected)):
            try expected.allSatisfy { name, value in
                try actual[name].map { try includes($0, value) } ?? false
            }
        case (.array(let actual), .array(let expected)):
            try actual.count == expected.count && zip(actual, expected).allSatisfy(includes)
        default: actual == expected
        }
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
        let new = try await start()
        do {
            try await new.waitUntilReady()
            try await registry.use([new.address])
        } catch {
            try? await new.stop()
            throw error
        }
        try await settle()
        try await old.stop()
        return new
    }
}
