import Foundation

/// Checks again on every save, step after step, until every step is green.
public struct Watch: Sendable {
    private enum Event: Sendable {
        case saved
        /// What the check of a number found.
        case checked(CheckResult, Int)
        case failed(any Error)
    }

    public let course: Course
    private let store: ProgressStore

    public init(course: Course) {
        self.course = course
        store = ProgressStore(root: course.root)
    }

    /// - Parameters:
    ///   - first: the step to begin with; the current one when there is none. A step that is green
    ///     is followed by the current one.
    ///   - onResult: is given what every check found.
    /// - Throws: ``CourseError`` when nothing can be watched or checked, `CancellationError` on
    ///   Ctrl-C.
    public func run(
        first: Step?, status: StatusLine, onResult: (CheckResult) -> Void
    ) async throws {
        let folders = course.lessons.map { course.file("Exercises/Lesson\($0.number)") }
        let watch = try FolderWatch(folders)
        let (events, continuation) = AsyncStream.makeStream(of: Event.self)
        let saves = Task {
            for await _ in watch.saves { continuation.yield(.saved) }
        }
        defer {
            saves.cancel()
            watch.stop()
        }
        guard var step = first ?? store.load().progress.current(in: course) else { return }
        var number = 1
        var check = start(step, number, status, continuation)
        loop: for await event in events {
            switch event {
            case .saved:
                // The verdict on a text that is no longer there is of no use to anybody.
                check.cancel()
                await check.value
                number += 1
                check = start(step, number, status, continuation)
            case .checked(let result, let checked) where checked == number:
                onResult(result)
                guard result.isGreen else { continue }
                guard let next = result.progress.current(in: course) else { break loop }
                step = next
                guard next.isWholeApp else { continue }
                // Nothing is to be written there, so no save will come.
                number += 1
                check = start(step, number, status, continuation)
            case .checked:
                continue
            case .failed(let error):
                throw error
            }
        }
        check.cancel()
        await check.value
        try Task.checkCancellation()
    }

    private func start(
        _ step: Step, _ number: Int, _ status: StatusLine,
        _ events: AsyncStream<Event>.Continuation
    ) -> Task<Void, Never> {
        Task {
            do {
                // Some editors write a file more than once for one save.
                try await Task.sleep(for: .milliseconds(30))
                let progress = store.load().progress
                let result = try await Check(course: course).run(
                    .step(step), progress: progress, now: Date(), status: status)
                events.yield(.checked(result, number))
            } catch is CancellationError {
                status.end()
            } catch {
                events.yield(.failed(error))
            }
        }
    }
}
