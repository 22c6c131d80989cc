import ArgumentParser
import Foundation
import StaffHTTP

/// Where the view is that a command is about.
struct ViewOptions: ParsableArguments {
    @Option(help: "The address of the overview service, as in http://127.0.0.1:8084.")
    var at: String

    /// Sends a request to the service, and returns what it answers.
    ///
    /// - Parameter limit: how long that may take.
    func send<Value: Decodable>(
        _ request: ServiceRequest, _ type: Value.Type, within limit: Duration
    ) async throws -> Value {
        guard let url = URL(string: at), url.scheme == "http", url.host() != nil else {
            throw ValidationError("Use --at with an address, as in http://127.0.0.1:8084.")
        }
        do {
            return try await ServiceClient("overview", at: at).send(request, within: limit)
                .value(Value.self)
        } catch {
            let text = (error as? Problem)?.detail ?? "\(error)"
            FileHandle.standardError.write(Data("staff-app: \(text)\n".utf8))
            throw ExitCode.failure
        }
    }
}

/// Lists the events that are parked, or tries them again.
struct Parked: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the events that could not be projected, or try them again.",
        discussion: "Example: staff-app parked --at http://127.0.0.1:8084 --replay")

    @OptionGroup var view: ViewOptions

    @Flag(help: "Try again what is parked, when the program has been mended.")
    var replay = false

    private struct Answer: Decodable {
        struct Event: Decodable {
            let feed: String
            let stream: String
            let version: Int
            let position: String
            let type: String
            let reason: String
        }
        let parked: [Event]
    }

    func run() async throws {
        if replay {
            let answer = try await view.send(
                .post("/view/parked/replay"), [String: Int].self, within: .seconds(600))
            say("\(answer["replayed"] ?? 0) events are in the view now that were parked.")
        }
        let parked = try await view.send(
            .get("/view/parked"), Answer.self, within: .seconds(10)
        ).parked
        if parked.isEmpty { say("Nothing is parked.") }
        for event in parked {
            say(
                "\(event.feed) \(event.position): event \(event.version) of \(event.stream), "
                    + "\(event.type)\n  \(event.reason)")
        }
    }
}

/// Builds the view anew.
struct RebuildView: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Build the view anew from all events, while it answers queries.",
        discussion: "Example: staff-app rebuild --at http://127.0.0.1:8084")

    @OptionGroup var view: ViewOptions

    func run() async throws {
        let answer = try await view.send(
            .post("/view/rebuild"), [String: Double].self, within: .seconds(3600))
        let seconds = (answer["seconds"] ?? 0).formatted(.number.precision(.fractionLength(2)))
        say("The view was built anew in \(seconds) s.")
    }
}
