import EventComponents
import EventFeeds
import EventStore
import FeedHTTP
public import Hosting
import Hummingbird
import KeyStore
import Lesson1
import Lesson2
import Lesson3
import Lesson4
import QueryDatabase
import QueryService
public import Staff
import StaffEvents
import StaffHTTP
import StaffSQLite

/// Lesson 4: commands go to the event stores of Lesson 3, queries to a database that follows them.
public enum CQRS {
    /// What runs in a process of its own: the command side of each component, the query side, and
    /// the front door.
    public enum Service: String, Sendable, CaseIterable {
        case employees, salary, vacation, overview, gateway
    }

    /// Runs one service on its own file in `folder`, until it is told to stop.
    ///
    /// - Parameters:
    ///   - folder: exists, and may be written.
    ///   - addresses: where the others are. The overview needs the components', and the gateway the
    ///     overview's too.
    ///   - log: where the events are, unless they are in a file in `folder`.
    ///   - withBug: whether Salary has the bug on purpose.
    ///   - killPoint: a step of a hire at which the gateway ends without warning.
    /// - Throws: an error with what to do, when a file can't be used.
    public static func run(
        _ service: Service, data folder: String, addresses: Addresses = Addresses(),
        log: DistributedLog? = nil, withBug: Bool = false, killPoint: KillPoint = KillPoint(nil),
        _ settings: ServiceSettings,
        _ surroundings: Surroundings = .real, listening: @escaping @Sendable (String) -> Void
    ) async throws {
        let (subscribers, continuation) = AsyncStream.makeStream(of: Subscriber.self)
        let following = Task {
            for await subscriber in subscribers { await subscriber.run() }
        }
        defer { following.cancel() }
        // A log on other machines takes some waiting, and a file none.
        let component = Component(rawValue: service.rawValue)
        let opened: EventSourced.Opened? =
            if let log, let component { try await log.open(component, for: folder) } else { nil }
        try await Microservices.run(settings, listening: listening) { begin in
            switch service {
            case .employees:
                return try employees(
                    opened ?? EventSourced.open(.employees, in: folder), data: folder,
                    surroundings)
            case .salary:
                return try salary(
                    opened ?? EventSourced.open(.salary, in: folder), withBug: withBug,
                    surroundings)
            case .vacation:
                return try vacation(
                    opened ?? EventSourced.open(.vacation, in: folder), surroundings)
            case .overview:
                let subscriber = try Subscriber(
                    Views(in: folder), feeds(addresses),
                    OverviewProjection(codecs: StaffCodecs(salary: OldEvents.salaryCodec)),
                    logger: settings.logger)
                continuation.yield(subscriber)
                return overview(subscriber, surroundings)
            case .gateway:
                return try gateway(
                    data: folder, addresses, killPoint, surroundings, hiring: begin)
            }
        }
    }

    private static func employees(
        _ opened: EventSourced.Opened, data folder: String, _ surroundings: Surroundings
    ) throws -> Router<StaffContext> {
        let (store, isReady) = opened
        let vault = Vault(try KeyTable("\(folder)/employees.keys.sqlite"))
        let side = CommandSide(store, of: .employees)
        let employees = EmployeesOnEvents(
            side, codec: vault.codec, surroundings, about: EventSourced.about)
        let forgetting = Forgetting(side, vault, nextID: surroundings.nextID)
        let routes: [any Routes] = [
            EmployeeRoutes(employees, surroundings).withoutHiring(),
            HireRoutes(SealedHire(employees, vault)),
            PersonalDataRoutes { id in
                // First of all: with the key gone, nobody could read which e-mail it is.
                try await employees.release(employees.employee(id).email, of: id)
                try await forgetting.forget(id, EventSourced.about())
            },
            FeedRoutes(OpenedFeed(StoreFeed(store), vault.codec)),
        ]
        return StaffRouter.make(
            routes, tracing: TraceContext(), around: TokenAnswers(), isReady: isReady)
    }

    /// Employees' part of a hire. Of one that is taken back, nobody can read any more whose it was.
    private struct SealedHire: HireParticipant {
        private let employees: EmployeesOnEvents
        private let vault: Vault

        init(_ employees: EmployeesOnEvents, _ vault: Vault) {
            self.employees = employees
            self.vault = vault
        }

        func add(_ hire: NewHire, as id: EmployeeID) async throws {
            try await employees.add(hire, as: id)
        }

        func remove(_ id: EmployeeID) async throws {
            try await employees.remove(id)
            try vault.shred(id)
        }
    }

    private static func salary(
        _ opened: EventSourced.Opened, withBug: Bool, _ surroundings: Surroundings
    ) throws -> Router<StaffContext> {
        let (store, isReady) = opened
        let salary = SalaryOnEvents(
            CommandSide(store, of: .salary), withBug: withBug, surroundings,
            about: EventSourced.about)
        let routes: [any Routes] = [
            SalaryRoutes(salary, surroundings), SalaryRecordRoutes(salary), HireRoutes(salary),
            FeedRoutes(StoreFeed(store)),
        ]
        return StaffRouter.make(
            routes, tracing: TraceContext(), around: TokenAnswers(), isReady: isReady)
    }

    private static func vacation(
        _ opened: EventSourced.Opened, _ surroundings: Surroundings
    ) throws -> Router<StaffContext> {
        let (store, isReady) = opened
        let vacation = VacationOnEvents(
            CommandSide(store, of: .vacation), surroundings, about: EventSourced.about)
        let routes: [any Routes] = [
            VacationRoutes(vacation, surroundings), HireRoutes(vacation),
            FeedRoutes(StoreFeed(store)),
        ]
        return StaffRouter.make(
            routes, tracing: TraceContext(), around: TokenAnswers(), isReady: isReady)
    }

    private static func overview(
        _ subscriber: Subscriber, _ surroundings: Surroundings
    ) -> Router<StaffContext> {
        StaffRouter.make(
            [
                OverviewRoutes(LiveOverview(subscriber.views), surroundings),
                ViewRoutes(subscriber),
            ],
            tracing: TraceContext(),
            around: FreshEnough(subscriber.progress, atMost: .seconds(5)),
            status: ServiceStatus(
                metrics: { await subscriber.metrics() },
                lags: {
                    Dictionary(
                        uniqueKeysWithValues: subscriber.lags.map { ($0.rawValue, $1) })
                }),
            isReady: { (try? await subscriber.parked()) != nil })
    }

    private static func feeds(_ addresses: Addresses) -> [Component: any EventFeed] {
        let all: [(Component, [String])] = [
            (.employees, addresses.employees), (.salary, addresses.salary),
            (.vacation, addresses.vacation),
        ]
        return all.reduce(into: [:]) { feeds, service in
            let clients = service.1.map { ServiceClient(service.0.rawValue, at: $0) }
            feeds[service.0] = RemoteFeed(Instances(of: service.0.rawValue) { clients })
        }
    }

    private static func gateway(
        data folder: String, _ addresses: Addresses, _ killPoint: KillPoint,
        _ surroundings: Surroundings, hiring begin: @Sendable (HireSaga) -> Void
    ) throws -> Router<StaffContext> {
        let log = try HireLog.open(
            "\(folder)/gateway.sqlite", alone: true, reached: killPoint.reached)
        let employees = NotingCalls(
            try Microservices.calls("employees", at: addresses.employees, folder))
        let salary = NotingCalls(try Microservices.calls("salary", at: addresses.salary, folder))
        let vacation = NotingCalls(
            try Microservices.calls("vacation", at: addresses.vacation, folder))
        // A query may wait for its token: longer than a try of other calls.
        let overview = try Microservices.calls(
            "overview", at: addresses.overview, folder,
            RetryPolicy(attempts: 2, attemptLimit: .seconds(8)))
        let participants = zip(Component.allCases, [employees, salary, vacation]).map {
            AnnouncedHire(of: $0, RemoteHire($1), killPoint.reached)
        }
        let hiring = HireSaga(participants, log, surroundings)
        begin(hiring)
        let routes: [any Routes] = [
            EmployeeRoutes(
                RemoteEmployees(employees, hiring: hiring), hiring: hiring, surroundings),
            SalaryRoutes(RemoteSalary(salary), surroundings),
            SalaryRecordRoutes(RemoteSalaryHistory(salary)),
            VacationRoutes(RemoteVacation(vacation), surroundings),
            // One call to one service: what was a composition in Lesson 2 is a SELECT there.
            Forwarding(.get, "overview", to: overview),
            PersonalDataRoutes { id in
                let request = ServiceRequest.delete("/employees/\(id)/personal-data")
                try await employees.send(request, within: .seconds(5)).checkAccepted()
                try await log.erase(id)
            },
        ]
        return StaffRouter.make(
            routes, tracing: TraceContext(), around: TokenAnswers(), isReady: { true })
    }
}
