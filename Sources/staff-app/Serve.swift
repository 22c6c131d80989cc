import ArgumentParser

/// Serves one process of a lesson's architecture.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve one process of a lesson's architecture.",
        discussion: """
            Prints one line, “listening on http://127.0.0.1:PORT”, when it answers requests. On SIGTERM it \
            answers the requests in flight, and ends. It ends too when its standard input does, so \
            that it never outlives the process that started it.

            Example: staff-app serve --lesson 1 --data /tmp/staff --port 8080
            """)

    @OptionGroup var service: ServiceOptions

    @Option(help: "The folder for the data. It is made if there is none.")
    var data: String

    func run() async throws {
        try await service.run(data: data) { address in
            say("listening on \(address)")
        }
    }
}
