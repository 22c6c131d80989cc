import ArgumentParser

/// Serves the app in any of its architectures.
@main
struct StaffApp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff-app",
        abstract: "The HR app Staff, in the architecture of a lesson.",
        subcommands: [
            Serve.self, Up.self, Split.self, Import.self, Trace.self, Events.self,
            AppendEvents.self, Parked.self, RebuildView.self,
            Measure.self,
        ])
}
