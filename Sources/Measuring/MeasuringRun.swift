public import Classroom
import Foundation
public import Hosting
import Staff

/// The same load on one architecture after the other.
public struct MeasuringRun: Sendable {
    /// How much load, and for how long at most.
    public struct Size: Sendable {
        /// How many people are hired first.
        public var employees: Int
        /// How many raises are measured.
        public var raises: Int
        /// How long each kind of request is sent, in seconds.
        public var seconds: Double

        public init(employees: Int = 500, raises: Int = 1000, seconds: Double = 4) {
            self.employees = employees
            self.raises = raises
            self.seconds = seconds
        }
    }

    private let executable: String
    private let size: Size
    private let report: @Sendable (Progress) -> Void

    /// How far a run is.
    public struct Progress: Sendable {
        public let lesson: Int
        public let phase: String
        /// Of this architecture, between 0 and 1.
        public let share: Double
    }

    /// - Parameter executable: the path of `staff-app`.
    public init(
        _ executable: String, _ size: Size, report: @escaping @Sendable (Progress) -> Void
    ) {
        self.executable = executable
        self.size = size
        self.report = report
    }

    /// Measures one architecture in a folder of its own, and ends all that it has started.
    ///
    /// What the app can't do yet is said in the result, since the others can be measured still.
    ///
    /// - Parameter members: what to start, given the folder for the data.
    /// - Throws: `CancellationError`.
    public func measure(
        lesson: Int, name: String, _ members: (String) -> [Supervisor.Member]
    ) async throws -> MeasuredArchitecture {
        var measured = MeasuredArchitecture(lesson: lesson, name: name)
        let report: @Sendable (String, Double) -> Void = { [report] phase, share in
            report(Progress(lesson: lesson, phase: phase, share: share))
        }
        do {
            measured = try await withTemporaryFolder { folder in
                report("starting", 0)
                let app = try await RunningApp.start(executable, members(folder), in: folder)
                do {
                    var experiment = Experiment(app, in: folder, size, report)
                    let found = try await experiment.run(measured)
                    try await app.stop()
                    return found
                } catch {
                    await app.kill()
                    throw error
                }
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            try Task.checkCancellation()
            measured.failure = "\(error)"
        }
        report("done", 1)
        return measured
    }
}
