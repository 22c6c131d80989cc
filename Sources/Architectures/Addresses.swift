/// Where the services are: the address of each instance, as in `http://127.0.0.1:49152`.
public struct Addresses: Hashable, Sendable {
    public var employees: [String]
    public var salary: [String]
    public var vacation: [String]

    public init(employees: [String] = [], salary: [String] = [], vacation: [String] = []) {
        self.employees = employees
        self.salary = salary
        self.vacation = vacation
    }
}
