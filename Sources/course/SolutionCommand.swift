import ArgumentParser
import CourseKit
import Foundation

struct SolutionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solution",
        abstract: "Shows your file beside the solution, as a diff, and says why.",
        discussion: """
            Before the step is green it asks first.

            Examples: ./course solution 1.2
                      ./course solution 1.2 --yes
                      ./course solution 1.2 --take    skips the step: its solution becomes your file

            Exit status: 0 shown, 1 not shown, 2 it could not be run.
            """)

    @Argument(help: "A step as in 1.2. The last green one without it.", completion: .steps)
    var step: String?

    @Flag(help: "Do not ask, also when the step is not green yet.")
    var yes = false

    @Flag(help: "Put the solution in the place of your file, which is kept.")
    var take = false

    func run() async throws {
        let (name, isSure, takes) = (step, yes || take, take)
        try await Desk.work { desk in
            let progress = desk.progress()
            let lastGreen = desk.course.steps.last { !$0.isWholeApp && progress[$0.id].isGreen }
            let step =
                if name == nil, let lastGreen { lastGreen } else { try desk.step(name, progress) }
            let diff = try await SolutionDiff(of: step, in: desk.course)
            if !progress[step.id].isGreen && !isSure {
                let isWanted = try await Question.ask(
                    "\(step.heading) is not green yet. A hint costs you less: `./course hint "
                        + "\(step.id)`.\nShow the solution all the same? [y/N] ",
                    instead: "Add --yes to see it all the same.")
                guard isWanted else { return 1 }
            }
            print(diff.text(desk.style))
            guard takes else { return 0 }
            let copy = try ExerciseFile.takeSolution(of: step, in: desk.course, now: Date())
            let kept = copy.map { " Yours is kept: \(desk.style.bold($0))" } ?? ""
            print(
                "\n\(step.exercise ?? "") is the solution now.\(kept)\n"
                    + "`./course check \(step.id)` counts it as done.")
            return 0
        }
    }
}
