public import Foundation
import Subprocess
import Synchronization

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// A process that the command starts, whose output it reads line by line while it runs.
public struct Child: Sendable {
    /// How a process came to its end.
    public enum Ending: Hashable, Sendable {
        case exited(Int32)
        case signalled(Int32)

        public var isSuccess: Bool { self == .exited(0) }
    }

    public var executable: String
    public var arguments: [String]
    /// What differs from this process's own environment. Nothing means: taken out.
    public var environment: [String: String?]
    public var folder: URL?

    public init(
        _ executable: String, _ arguments: [String], environment: [String: String?] = [:],
        in folder: URL? = nil
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.folder = folder
    }

    /// Runs it to its end, with both of its outputs in one.
    ///
    /// When the task is cancelled, the process and all that it has started are ended first: asked
    /// politely, then by force.
    ///
    /// - Throws: ``CourseError`` when it can't be started, `CancellationError` when cancelled.
    public func run(onLine: (String) -> Void = { _ in }) async throws -> Ending {
        var platform = PlatformOptions()
        // A session of its own, so that the signals meant for it do not reach this process too.
        platform.createSession = true
        platform.teardownSequence = [
            .send(signal: .interrupt, toProcessGroup: true, allowedDurationToNextStep: .seconds(3)),
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2)),
        ]
        let offspring = Mutex<[Int32]>([])
        do {
            let result = try await Subprocess.run(
                executable.contains("/") ? .path(FilePath(executable)) : .name(executable),
                arguments: Arguments(arguments), environment: .inherit.updating(updates),
                workingDirectory: folder.map { FilePath($0.path(percentEncoded: false)) },
                platformOptions: platform, input: .none, output: .sequence,
                error: .combinedWithOutput
            ) { execution in
                let child = execution.processIdentifier.value
                try await withTaskCancellationHandler {
                    for try await line in execution.standardOutput.strings(
                        bufferingPolicy: .unbounded)
                    {
                        onLine(line)
                    }
                } onCancel: {
                    offspring.withLock { $0 = Offspring.of(child) }
                }
            }
            try Task.checkCancellation()
            return Ending(result.terminationStatus)
        } catch {
            offspring.withLock { $0 }.forEach(Offspring.kill)
            try Task.checkCancellation()
            throw CourseError(
                "\(executable) could not be started: \(error)",
                remedy: "Is it installed? `./course doctor` looks at what the course needs.")
        }
    }

    /// Runs it to its end and gives its output as one text.
    public func output() async throws -> (ending: Ending, text: String) {
        var lines: [String] = []
        let ending = try await run { lines.append($0) }
        return (ending, lines.joined(separator: "\n"))
    }

    private var updates: [Environment.Key: String?] {
        var updates: [Environment.Key: String?] = [:]
        for (name, value) in environment {
            guard let key = Environment.Key(rawValue: name) else { continue }
            updates.updateValue(value, forKey: key)
        }
        return updates
    }
}

extension Child.Ending {
    fileprivate init(_ status: TerminationStatus) {
        switch status {
        case .exited(let code): self = .exited(code)
        case .signaled(let signal): self = .signalled(signal)
        }
    }
}
