import Classroom
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
        // TODO: 2.5 Four kinds of routes, as `SingleProcess` puts them together.
        throw NotYet("2.5", "route every request to the service that owns it")
    }
}

extension FrontDoor: OverviewService {
    /// The unified view, by calls: who works here from Employees, and for each of them a call to
    /// Salary and one to Vacation.
    ///
    /// - Throws: ``ServiceFailure`` when Employees gives no answer. Without the others it goes on,
    ///   and says who is missing.
    public func overview(_ query: OverviewQuery) async throws -> Overview {
        // TODO: 2.5 Ask Employees for everybody, page by page, and keep whom the query wants.
        // TODO: 2.5 Ask the others for each row, at most `atOnce` calls at a time.
        // TODO: 2.5 Without Salary or Vacation, go on, and say who is missing.
        throw NotYet("2.5", "compose the overview from calls")
    }
}
