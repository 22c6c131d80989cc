import ArgumentParser
import CourseKit

/// The command that leads through the course.
@main
struct CourseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "course",
        abstract: "Leads through the course: what to read, what to write, and whether it is right.",
        discussion: "Without a command it shows the map: where you are, and what to do next.",
        subcommands: [
            MapCommand.self, NextCommand.self, CheckCommand.self, WatchCommand.self,
            HintCommand.self, SolutionCommand.self, ResetCommand.self, StartCommand.self,
            LedgerCommand.self, MeasureCommand.self, NATSCommand.self, DoctorCommand.self,
            VerifyCommand.self,
        ],
        defaultSubcommand: MapCommand.self)
}
