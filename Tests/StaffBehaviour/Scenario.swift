/// One rule of the app's behaviour, to be held to over HTTP by any architecture.
public struct Scenario: Sendable, CustomStringConvertible {
    /// The rule, as a sentence.
    public let name: String
    /// - Throws: ``Broken`` when the app does not keep the rule.
    public let run: @Sendable (StaffClient) async throws -> Void

    public var description: String { name }

    /// A scenario about somebody who is hired for it, alone in a department of their own.
    ///
    /// Scenarios run in parallel on one app and the same data, over and over, so each makes its
    /// own people and judges those only. All of them hire first, also those about health or a bad
    /// request: an app that hires nobody has no behaviour to show, and a course whose last suite
    /// is half green before the first line is written would say nothing by being green.
    init(
        _ name: String, check: @escaping @Sendable (StaffClient, Person) async throws -> Void
    ) {
        self.name = name
        run = { staff in
            try await Scenario.turnstile.pass { try await check(staff, staff.hire()) }
        }
    }

    private static let turnstile = Turnstile(16)
}

extension Scenario {
    /// Every scenario, by topic.
    public static let all: [Scenario] = [
        hiring, hiringRefusals, employees, paging, termination,
        salary, salaryRefusals,
        vacation, vacationRules, vacationDecisions,
        overview, overviewSorting, overviewPaging,
        atOnce, badBodies, badValues, badAddresses, protocolRules, operations,
    ].flatMap(\.self)
}
