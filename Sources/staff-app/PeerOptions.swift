import Architectures
import ArgumentParser
import Foundation

/// Where a gateway, or the overview of Lesson 4, finds the services.
struct PeerOptions: ParsableArguments {
    @Option(help: "Of Employees, as in http://127.0.0.1:8081. A comma between several instances.")
    var employees: String?

    @Option(help: "Of Salary.")
    var salary: String?

    @Option(help: "Of Vacation.")
    var vacation: String?

    @Option(help: "Of the overview, from Lesson 4 on.")
    var overview: String?

    /// - Parameter hasOverview: whether there is an overview to be found too.
    func addresses(hasOverview: Bool = false) throws -> Addresses {
        Addresses(
            employees: try read(employees, "--employees"), salary: try read(salary, "--salary"),
            vacation: try read(vacation, "--vacation"),
            overview: hasOverview ? try read(overview, "--overview") : [])
    }

    private func read(_ text: String?, _ option: String) throws -> [String] {
        let addresses = (text ?? "").split(separator: ",").map(String.init)
        let areGood = addresses.allSatisfy { address in
            let url = URL(string: address)
            return url?.scheme == "http" && url?.host() != nil && url?.path() == ""
        }
        guard !addresses.isEmpty, areGood else {
            throw ValidationError(
                "Use \(option) with the address of a service, as in http://127.0.0.1:8081.")
        }
        return addresses
    }
}
