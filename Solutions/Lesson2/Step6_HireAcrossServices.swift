// Why: The intention is on disk before anybody is told of it, so a process that dies anywhere
// leaves a trace of what to undo. Undoing asks everybody, since an answer that was lost may be
// a call that was done, and both calls may come twice.

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
        try hire.validate()
        let id = EmployeeID(surroundings.nextID())
        // The intention is on disk before anybody else is told of it.
        if let earlier = try await log.begin(hire, as: id, key: key) {
            guard earlier.hire == hire else { throw HiringRefusal.keyOfAnotherHire }
            guard earlier.state == .done else { throw HiringRefusal.notDecidedYet }
            return Employee(hire, as: earlier.id)
        }
        do {
            for participant in participants { try await participant.add(hire, as: id) }
            try await log.mark(id, as: .done)
        } catch {
            // What can't be taken back now, `recover` takes back later.
            try? await undo(id)
            throw error
        }
        return Employee(hire, as: id)
    }

    /// Takes back what was given up, and what a process began that is gone.
    ///
    /// - Throws: what a participant throws, the first error if there are several. What is left can
    ///   be tried again.
    public func recover() async throws {
        var first: (any Error)?
        for id in try await log.unfinished() {
            // One that can't be taken back now is no reason to keep the others waiting.
            do { try await undo(id) } catch { first = first ?? error }
        }
        if let first { throw first }
    }

    /// Takes a hire back everywhere, also where the answer to `add` was lost or never came.
    private func undo(_ id: EmployeeID) async throws {
        try await log.mark(id, as: .givenUp)
        for participant in participants.reversed() { try await participant.remove(id) }
        try await log.forget(id)
    }
}
