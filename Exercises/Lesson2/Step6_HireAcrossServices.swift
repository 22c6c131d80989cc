import Classroom
public import Staff
public import StaffSQLite

/// Hiring across services: a saga. What was one transaction is three calls, and a way back.
public struct HireSaga: HiringService {
    private let participants: [any HireParticipant]
    private let log: HireLog
    private let surroundings: Surroundings

    /// - Parameter participants: the services, in the order in which they are asked. Employees is
    ///   the first.
    public init(_ participants: [any HireParticipant], _ log: HireLog, _ surroundings: Surroundings)
    {
        self.participants = participants
        self.log = log
        self.surroundings = surroundings
    }

    /// Hires somebody: the employee, their first salary and their entitlement, or nothing.
    ///
    /// - Throws: ``HiringRefusal``, and what a participant throws: the hire is taken back then.
    public func hire(_ hire: NewHire, key: String?) async throws -> Employee {
        // TODO: 2.6 Note the intention, ask all participants, note that it is done.
        // TODO: 2.6 Answer a key that was sent before.
        // TODO: 2.6 Take everything back when something fails.
        throw NotYet("2.6", "hire somebody across services")
    }

    /// Takes back what was given up, and what a process began that is gone.
    ///
    /// - Throws: what a participant throws, the first error if there are several. What is left can
    ///   be tried again.
    public func recover() async throws {
        // TODO: 2.6 Take back every hire that nobody finishes.
        throw NotYet("2.6", "take back the hires that nobody finishes")
    }
}
