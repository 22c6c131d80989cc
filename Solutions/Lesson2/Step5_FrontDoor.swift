import Lesson1
public import Staff
public import StaffHTTP

/// The gateway: one address for three services, with the service interface of Lesson 1.
public struct FrontDoor: Sendable {
    private let employees: any EmployeesService
    private let hiring: any HiringService
    private let salary: any SalaryService
    private let vacation: any VacationService
    private let atOnce: Int
    private let surroundings: Surroundings

    /// - Parameters:
    ///   - hiring: who hires, since no single service can.
    ///   - atOnce: how many calls the overview may have under way, at most.
    public init(
        employees: any EmployeesService, hiring: any HiringService, salary: any SalaryService,
        vacation: any VacationService, atOnce: Int = 16, _ surroundings: Surroundings
    ) {
        self.employees = employees
        self.hiring = hiring
        self.salary = salary
        self.vacation = vacation
        self.atOnce = atOnce
        self.surroundings = surroundings
    }

    /// The routes of Lesson 1, each over the service that owns it, and the overview over all.
    public func routes() throws -> [any Routes] {
        [
            EmployeeRoutes(employees, hiring: hiring, surroundings),
            SalaryRoutes(salary, surroundings), VacationRoutes(vacation, surroundings),
            OverviewRoutes(self, surroundings),
        ]
    }
}

extension FrontDoor: OverviewService {
    /// The unified view, by calls: who works here from Employees, and for each of them a call to
    /// Salary and one to Vacation.
    ///
    /// - Throws: ``ServiceFailure`` when Employees gives no answer. Without the others it goes on,
    ///   and says who is missing.
    public func overview(_ query: OverviewQuery) async throws -> Overview {
        let rows = try await everybody().filter(query.wants).map(Overview.Row.init)
        // Only a column that Employees knows can be sorted by before the others are asked.
        if [.name, .department].contains(query.sort) {
            let (page, missing) = try await filled(query.page(of: query.sorted(rows)), query.day)
            return Overview(on: query.day, total: rows.count, rows: page, missing: missing)
        }
        let (all, missing) = try await filled(rows, query.day)
        return Overview(
            on: query.day, total: all.count, rows: query.page(of: query.sorted(all)),
            missing: missing)
    }

    private func everybody() async throws -> [Employee] {
        var all: [Employee] = []
        while true {
            let page = try await employees.employees(after: all.last?.id, limit: 200)
            all += page
            guard page.count == 200 else { return all }
        }
    }

    /// The rows with what Salary and Vacation know of them, and which of the two failed.
    private func filled(
        _ rows: [Overview.Row], _ day: Day
    ) async throws -> (rows: [Overview.Row], missing: Set<Component>) {
        var filled = rows
        var missing: Set<Component> = []
        try await withThrowingTaskGroup(of: (Int, Overview.Row, Set<Component>).self) { group in
            var waiting = rows.enumerated().makeIterator()
            func begin() {
                guard let (index, row) = waiting.next() else { return }
                group.addTask {
                    let (row, missing) = try await self.filled(row, day)
                    return (index, row, missing)
                }
            }
            for _ in 1...atOnce { begin() }
            while let (index, row, failed) = try await group.next() {
                filled[index] = row
                missing.formUnion(failed)
                begin()
            }
        }
        return (filled, missing)
    }

    private func filled(
        _ row: Overview.Row, _ day: Day
    ) async throws -> (Overview.Row, missing: Set<Component>) {
        var row = row
        var missing: Set<Component> = []
        do {
            row.salary = try await salary.salary(of: row.id, on: day).monthly
        } catch StaffError.noSalary, StaffError.unknownEmployee {
            // It has answered, and there is nothing.
        } catch is ServiceFailure {
            missing.insert(.salary)
        }
        do {
            let year = try await vacation.summary(of: row.id, year: day.year)
            row.remainingDays = year.remaining
            row.awayToday = year.requests.contains {
                $0.status == .approved && $0.days.contains(day)
            }
        } catch StaffError.unknownEmployee {
            // The hire has not come this far yet.
        } catch is ServiceFailure {
            missing.insert(.vacation)
        }
        return (row, missing)
    }
}
