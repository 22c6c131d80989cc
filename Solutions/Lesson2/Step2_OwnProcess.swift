// Why: Listening and opening the store are two tasks of one group: the process is live at once,
// ready when its store is, and gone when the store can't be opened or the server has ended, even
// if the store is still being opened. Draining is the server's work, so nothing here has to know
// of signals.

import Components
public import Hosting
public import Hummingbird
public import Staff
public import StaffHTTP
import StaffSQLite

/// Moving out: a component becomes a service, in an operating-system process of its own.
public enum OwnProcess {
    /// Salary with its own service interface, on its own data store: `salary.sqlite` in `folder`.
    ///
    /// - Parameters:
    ///   - folder: exists, and may be written.
    ///   - withBug: whether yearly pay traps on an absurd salary.
    ///   - tracing: how requests are followed. Pass it on to `StaffRouter.make`.
    /// - Throws: an error with what to do, when the file can't be used.
    public static func salary(
        data folder: String, withBug: Bool, tracing: (any TracePropagation)? = nil,
        _ surroundings: Surroundings
    ) throws -> Router<StaffContext> {
        let database = try StaffDatabase.open("\(folder)/salary.sqlite", for: [.salary])
        let salary = SalaryComponent(database, withBug: withBug)
        return StaffRouter.make(
            [SalaryRoutes(salary, surroundings), HireRoutes(salary)], tracing: tracing,
            isReady: { await StaffDatabase.isReadable(database) })
    }

    /// Runs a service until it is told to stop: live at once, ready when `open` is done.
    ///
    /// - Parameters:
    ///   - settings: its port, its logger, and how long requests in flight may take to end.
    ///   - open: opens the data store, and returns the service's routes.
    ///   - listening: called once, with the address, when the service is live.
    /// - Throws: what `open` throws. The service ends then.
    public static func run(
        _ settings: ServiceSettings,
        open: @escaping @Sendable () async throws -> Router<StaffContext>,
        listening: @escaping @Sendable (String) -> Void
    ) async throws {
        let entrance = Entrance()
        let server = Server(entrance, settings)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await server.run(stopsWithInput: true, listening: listening)
                return true
            }
            group.addTask {
                entrance.open(try await open())
                return false
            }
            // The first error leaves the loop, and so does the end of the server. Either of them
            // ends the other task too.
            for try await hasEnded in group where hasEnded { break }
            group.cancelAll()
        }
    }
}
