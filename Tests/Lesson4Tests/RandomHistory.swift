import Components
import EventStore
import GRDB
import Staff
import StaffEvents
import StaffSQLite
import Synchronization

/// Two thousand commands by chance: to the one database of Lesson 1, and as events.
struct RandomHistory {
    private(set) var company = Company()
    private(set) var accepted = 0
    private var random: Seeded
    private let people: EmployeesComponent
    private let salaries: SalaryComponent
    private let vacations: VacationComponent
    private var hired: [EmployeeID] = []
    private var hires = 0
    private var opened: Set<StreamName> = []
    private var requests: [(VacationID, EmployeeID, year: Int)] = []

    /// - Parameter database: the tables of Lesson 1, empty.
    init(seed: UInt64, in database: DatabasePool) {
        random = Seeded(seed)
        let next = Mutex(0)
        let surroundings = Surroundings(
            today: { "2026-06-15" },
            nextID: {
                next.withLock {
                    $0 += 1
                    return .number($0)
                }
            })
        people = EmployeesComponent(database, surroundings)
        salaries = SalaryComponent(database)
        vacations = VacationComponent(database, surroundings)
    }

    mutating func run(_ count: Int) async throws {
        for _ in 1...count {
            do {
                try await command()
                accepted += 1
            } catch is StaffError {
            } catch is VacationRefusal {
            }
        }
    }

    private mutating func command() async throws {
        guard let who = hired.randomElement(using: &random), chance(90) else {
            return try await hire()
        }
        switch Int.random(in: 0..<100, using: &random) {
        case ..<15: try await change(who)
        case ..<18: try await terminate(who)
        case ..<20: try await takeBack(who)
        case ..<45: try await raise(who)
        case ..<75: try await request(who)
        default: try await decide()
        }
    }

    private mutating func hire() async throws {
        hires += 1
        let hire = NewHire(
            name: "Person \(Int.random(in: 1...40, using: &random))",
            email: "\(hires)@example.com", department: department(), hiredOn: day(),
            monthlySalary: money(), vacationDays: Int.random(in: 0...40, using: &random))
        let employee = try await people.hire(hire)
        hired.append(employee.id)
        try company.employees.append(EmployeeEvent.hired(employee), to: .employee(employee.id))
        try company.salary.append(
            SalaryEvent.set(.first(of: hire)), to: .salary(of: employee.id))
        try company.vacation.append(
            EntitlementEvent.granted(days: hire.vacationDays, hiredOn: hire.hiredOn),
            to: .entitlement(of: employee.id))
    }

    /// Takes a hire back, with all that has happened since.
    private mutating func takeBack(_ id: EmployeeID) async throws {
        try await vacations.remove(id)
        try await salaries.remove(id)
        try await people.remove(id)
        hired.removeAll { $0 == id }
        requests.removeAll { $0.1 == id }
        try company.employees.append(EmployeeEvent.withdrawn, to: .employee(id))
        try company.salary.append(SalaryEvent.withdrawn, to: .salary(of: id))
        try company.vacation.append(EntitlementEvent.withdrawn, to: .entitlement(of: id))
    }

    private mutating func change(_ id: EmployeeID) async throws {
        let change = EmployeeChange(
            name: chance(50) ? "Person \(Int.random(in: 1...40, using: &random))" : nil,
            department: chance(50) ? department() : nil)
        _ = try await people.change(id, change)
        try company.employees.append(EmployeeEvent.changed(change), to: .employee(id))
    }

    private mutating func terminate(_ id: EmployeeID) async throws {
        let day = day()
        try await people.terminate(id, on: day)
        try company.employees.append(EmployeeEvent.terminated(on: day), to: .employee(id))
    }

    private mutating func raise(_ id: EmployeeID) async throws {
        let salary = Salary(money(), effectiveFrom: day(), reason: "raise")
        try await salaries.setSalary(of: id, to: salary)
        try company.salary.append(SalaryEvent.set(salary), to: .salary(of: id))
    }

    private mutating func request(_ id: EmployeeID) async throws {
        let first = day()
        let days = DayRange(first, first.advanced(by: Int.random(in: 0...12, using: &random)))
        let request = try await vacations.request(days, for: id)
        requests.append((request.id, id, first.year))
        let stream = StreamName.vacation(of: id, year: first.year)
        if opened.insert(stream).inserted {
            try company.vacation.append(
                EntitlementEvent.yearOpened(first.year), to: .entitlement(of: id))
            try company.vacation.append(
                VacationEvent.opened(hiredOn: first, entitlement: 30), to: stream)
        }
        try company.vacation.append(
            VacationEvent.requested(
                request.id, days, workingDays: days.count { !$0.isWeekend }), to: stream)
    }

    private mutating func decide() async throws {
        guard let (id, employee, year) = requests.randomElement(using: &random),
            let decision = VacationDecision.allCases.randomElement(using: &random)
        else { return }
        _ = try await vacations.decide(decision, id, of: employee)
        let event: VacationEvent =
            switch decision {
            case .approve: .approved(id)
            case .reject: .rejected(id)
            case .cancel: .cancelled(id)
            }
        try company.vacation.append(event, to: .vacation(of: employee, year: year))
    }

    private mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    private mutating func department() -> String {
        ["Engineering", "Research", "Sales", "Legal"].randomElement(using: &random)!
    }

    private mutating func day() -> Day {
        Day(2025, 1, 1).advanced(by: Int.random(in: 0..<730, using: &random))
    }

    private mutating func money() -> Money {
        let currency = Currency(["EUR", "USD", "JPY"].randomElement(using: &random)!)!
        return Money(minorUnits: Int64.random(in: 1...900, using: &random) * 1000, currency)
    }
}
