/// Where the services are: the address of each instance, as in `http://127.0.0.1:49152`.
public struct Addresses: Hashable, Sendable {
    public var employees: [String]
    public var salary: [String]
    public var vacation: [String]
    /// From Lesson 4 on.
    public var overview: [String]

    public init(
        employees: [String] = [], salary: [String] = [], vacation: [String] = [],
        overview: [String] = []
    ) {
        self.employees = employees
        self.salary = salary
        self.vacation = vacation
        self.overview = overview
    }
}
