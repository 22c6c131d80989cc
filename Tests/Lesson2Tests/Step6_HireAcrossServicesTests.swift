import Lesson2
import Staff
import StaffSQLite
import Testing

/// Real data stores and a real log. What kills the one who hires is in `Step6_KilledTests.swift`.
@Suite("Lesson 2, step 6: hire across services")
struct Step6_HireAcrossServices {
    private var grace: NewHire {
        var grace = NewHire.ada
        grace.email = "grace@example.com"
        return grace
    }

    @Test func `a hire is in all three services`() async throws {
        try await withHiringServices { services in
            let hired = try await services.saga().hire(.ada, key: nil)
            #expect(hired == Employee(.ada, as: hired.id), "The employee is returned.")
            #expect(try services.rows() == [1, 1, 1], "Employees, salaries, entitlements.")
            #expect(
                try await services.openedLog().unfinished() == [], "The log says that it is done.")
        }
    }

    @Test func `a hire that breaks a rule asks nobody`() async throws {
        try await withHiringServices { services in
            var unpaid = NewHire.ada
            unpaid.monthlySalary = Money(minorUnits: 0, .eur)
            await #expect(throws: StaffError.salaryNotPositive, "Nobody works for nothing.") {
                try await services.saga().hire(unpaid, key: "k")
            }
            #expect(services.all.map(\.added) == [0, 0, 0], "It is known before any call.")
            let logged = try services.logged()
            #expect(logged == 0, "Nothing has begun.")
        }
    }

    @Test func `a taken e-mail is found before Salary and Vacation are asked`() async throws {
        try await withHiringServices { services in
            _ = try await services.saga().hire(.ada, key: nil)
            await #expect(
                throws: StaffError.emailTaken("ada@example.com"), "The error goes to the caller."
            ) {
                try await services.saga().hire(.ada, key: nil)
            }
            #expect(services.all.map(\.added) == [2, 1, 1], "Employees is asked first.")
            #expect(try services.rows() == [1, 1, 1], "The first hire stays as it was.")
        }
    }

    @Test(arguments: Component.allCases, [FaultyParticipant.Fault.addFails, .answerIsLost])
    func `when one call fails, nothing is left anywhere`(
        component: Component, fault: FaultyParticipant.Fault
    ) async throws {
        try await withHiringServices { services in
            let place = try #require(Component.allCases.firstIndex(of: component))
            services.all[place].now([fault])
            await #expect(throws: FaultyParticipant.Failed.self, "The error goes to the caller.") {
                try await services.saga().hire(.ada, key: nil)
            }
            #expect(
                try services.rows() == [0, 0, 0],
                "\(component): \(fault). A call without an answer may have been done.")
            #expect(try services.logged() == 0, "There is nothing to remember.")
        }
    }

    @Test(arguments: Component.allCases)
    func `what can't be taken back at once is taken back later`(down: Component) async throws {
        try await withHiringServices { services in
            let place = try #require(Component.allCases.firstIndex(of: down))
            services.vacation.now([.answerIsLost])
            services.all[place].now([.answerIsLost, .removeFails])
            let saga = try services.saga()
            await #expect(throws: FaultyParticipant.Failed.self, "\(down) is down.") {
                try await saga.hire(.ada, key: nil)
            }
            await #expect(throws: FaultyParticipant.Failed.self, "\(down) is still down.") {
                try await saga.recover()
            }
            for service in services.all { service.now([]) }
            try await saga.recover()
            #expect(try services.rows() == [0, 0, 0], "\(down) is up again.")
            #expect(try services.logged() == 0, "There is nothing to remember any more.")
        }
    }

    @Test func `what can't be taken back at once is taken back after a restart`() async throws {
        try await withHiringServices { services in
            services.salary.now([.answerIsLost, .removeFails])
            await #expect(throws: FaultyParticipant.Failed.self, "Salary is down.") {
                try await services.saga().hire(.ada, key: nil)
            }
            services.salary.now([])
            try await services.saga().recover()
            #expect(try services.rows() == [0, 0, 0], "The log of the first is the second's too.")
        }
    }

    @Test func `a hire that nobody finished is taken back after a restart`() async throws {
        try await withHiringServices { services in
            // As a process leaves it that ends between its second and its third call.
            let id = EmployeeID.number(1)
            _ = try await services.openedLog().begin(.ada, as: id, key: nil)
            try await services.employees.add(.ada, as: id)
            try await services.salary.add(.ada, as: id)
            try await services.saga().recover()
            #expect(try services.rows() == [0, 0, 0], "Nobody was told that Ada was hired.")
            #expect(try services.logged() == 0, "There is nothing to remember.")
        }
    }

    @Test func `one hire that can't be taken back keeps no other waiting`() async throws {
        try await withHiringServices { services in
            for number in 1...3 {
                var hire = NewHire.ada
                hire.email = "\(number)@example.com"
                let id = EmployeeID.number(number)
                _ = try await services.openedLog().begin(hire, as: id, key: nil)
                try await services.employees.add(hire, as: id)
            }
            services.employees.keep([.number(1), .number(2)])
            let saga = try services.saga()
            let error = await #expect(
                throws: FaultyParticipant.Kept.self,
                "Two of three can't be removed, and it says so."
            ) {
                try await saga.recover()
            }
            #expect(error == .init(id: .number(1)), "The first error is thrown, at the end.")
            #expect(try services.rows() == [2, 0, 0], "The third one can be removed, and is.")
            #expect(try services.logged() == 2, "Two are still to be taken back.")
        }
    }

    @Test func `what is done stays, and recovering twice is recovering once`() async throws {
        try await withHiringServices { services in
            _ = try await services.saga().hire(.ada, key: nil)
            _ = try await services.openedLog().begin(grace, as: .number(1), key: nil)
            try await services.employees.add(grace, as: .number(1))
            let saga = try services.saga()
            try await saga.recover()
            try await saga.recover()
            #expect(try services.rows() == [1, 1, 1], "Ada was hired, Grace was not.")
        }
    }

    // MARK: The key

    @Test func `the same key twice is one employee, and one answer`() async throws {
        try await withHiringServices { services in
            let saga = try services.saga()
            let first = try await saga.hire(.ada, key: "k")
            let second = try await saga.hire(.ada, key: "k")
            #expect(first == second, "Whoever heard no answer asks again, and gets the first one.")
            #expect(services.all.map(\.added) == [1, 1, 1], "Nobody is asked a second time.")
        }
    }

    @Test func `the key is known after a restart`() async throws {
        try await withHiringServices { services in
            let first = try await services.saga().hire(.ada, key: "k")
            let second = try await services.saga().hire(.ada, key: "k")
            #expect(first == second, "The second one has the log of the first, not its memory.")
        }
    }

    @Test func `another key is another hire, and so is none`() async throws {
        try await withHiringServices { services in
            let saga = try services.saga()
            var hires = [NewHire.ada, grace, grace, grace]
            hires[2].email = "edsger@example.com"
            hires[3].email = "barbara@example.com"
            for (hire, key) in zip(hires, ["k", "K", nil, nil]) {
                _ = try await saga.hire(hire, key: key)
            }
            #expect(try services.rows() == [4, 4, 4], "Keys are compared letter by letter.")
        }
    }

    @Test func `the same key with another body is refused`() async throws {
        try await withHiringServices { services in
            let saga = try services.saga()
            _ = try await saga.hire(.ada, key: "k")
            await #expect(
                throws: HiringRefusal.keyOfAnotherHire, "Which of the two was meant, nobody knows."
            ) {
                try await saga.hire(grace, key: "k")
            }
            #expect(try services.rows() == [1, 1, 1], "Grace is not hired.")
        }
    }

    @Test func `twenty at once with one key are one hire`() async throws {
        try await withHiringServices { services in
            let saga = try services.saga()
            let answers = await withTaskGroup(of: Result<Employee, any Error>.self) { group in
                for _ in 1...20 {
                    group.addTask {
                        do {
                            return .success(try await saga.hire(.ada, key: "k"))
                        } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let hired = Set(answers.compactMap { try? $0.get() })
            #expect(hired.count == 1, "Whoever is answered hears of the same employee.")
            for case .failure(let error) in answers {
                #expect(
                    error as? HiringRefusal == .notDecidedYet,
                    "The others asked while the first was at it.")
            }
            #expect(try services.rows() == [1, 1, 1], "One employee.")
        }
    }

    @Test func `another body is refused also while the first hire is not decided`() async throws {
        try await withHiringServices { services in
            services.vacation.now([.answerIsLost, .removeFails])
            let saga = try services.saga()
            await #expect(throws: FaultyParticipant.Failed.self, "Vacation is down.") {
                try await saga.hire(.ada, key: "k")
            }
            await #expect(
                throws: HiringRefusal.keyOfAnotherHire,
                "Whatever becomes of Ada's hire, this key will never be Grace's: asking again is no use."
            ) {
                try await saga.hire(grace, key: "k")
            }
        }
    }

    @Test func `a key whose hire is not taken back yet has to wait`() async throws {
        try await withHiringServices { services in
            services.vacation.now([.answerIsLost, .removeFails])
            let saga = try services.saga()
            await #expect(throws: FaultyParticipant.Failed.self, "Vacation is down.") {
                try await saga.hire(.ada, key: "k")
            }
            await #expect(
                throws: HiringRefusal.notDecidedYet, "The first one is neither done nor undone."
            ) {
                try await saga.hire(.ada, key: "k")
            }
            services.vacation.now([])
            try await saga.recover()
            _ = try await saga.hire(.ada, key: "k")
            #expect(try services.rows() == [1, 1, 1], "Undone, the hire may be tried again.")
        }
    }

    @Test func `a key whose hire was refused may be used again`() async throws {
        try await withHiringServices { services in
            let saga = try services.saga()
            _ = try await saga.hire(.ada, key: "k")
            await #expect(throws: StaffError.emailTaken("ada@example.com"), "Ada has it.") {
                try await saga.hire(.ada, key: "l")
            }
            _ = try await saga.hire(grace, key: "l")
            #expect(
                try services.rows() == [2, 2, 2], "Nothing came of the first try with the key.")
        }
    }
}
