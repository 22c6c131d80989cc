import EventStore
import Lesson3
import Staff
import StaffEvents

/// The overview without a view: every event of everybody is read, whatever the page.
enum OverviewByReplay {
    static func overview(
        _ query: OverviewQuery, in store: some EventStore
    ) async throws -> Overview {
        var employees: [StreamName: Employee] = [:]
        var salaries: [StreamName: [Salary]] = [:]
        var years: [StreamName: VacationYear] = [:]
        let codecs = (
            JSONEventCodec<EmployeeEvent>(), JSONEventCodec<SalaryEvent>(),
            JSONEventCodec<VacationEvent>()
        )
        let head = try await store.head()
        var position = Position.start
        while position < head {
            let page = try await store.readAll(after: position, limit: 1_000)
            for event in page.events {
                let stream = event.stream
                switch stream.category {
                case "employee":
                    employees[stream] = EmployeeDecider.evolve(
                        employees[stream], try codecs.0.decode(event))
                case "salary":
                    salaries[stream] = SalaryDecider.evolve(
                        salaries[stream] ?? [], try codecs.1.decode(event))
                default:
                    years[stream] = try VacationDecider.evolve(
                        years[stream] ?? VacationDecider.initial, try codecs.2.decode(event))
                }
            }
            position = page.ceiling
        }
        let rows = employees.values.filter(query.wants).map { employee in
            var row = Overview.Row(employee)
            row.salary =
                salaries[.salary(of: employee.id)]?
                .last { $0.effectiveFrom <= query.day }?.monthly
            let year = years[.vacation(of: employee.id, year: query.day.year)]
            row.remainingDays = year?.remaining
            row.awayToday = year?.requests.contains {
                $0.status == .approved && $0.days.contains(query.day)
            }
            return row
        }
        return Overview(
            on: query.day, total: rows.count, rows: query.page(of: query.sorted(rows)))
    }
}
