import Deciding
import Lesson5
import Testing

@Suite("Lesson 5, step 2: decide")
struct Step2_Decide {
    /// Every situation there is, as far as the rules of the step tell them apart.
    private static let situations: [Situation] = {
        var all = [Situation()]
        func vary(_ changes: [(inout Situation) -> Void]) {
            all = all.flatMap { situation in
                changes.map { change in
                    var next = situation
                    change(&next)
                    return next
                }
            }
        }
        vary([{ $0.teams = 1 }, { $0.teams = 2 }])
        vary([{ $0.platforms = 1 }, { $0.platforms = 3 }])
        vary([{ _ in }, { $0.load.insert(.peaksInOneComponent) }])
        vary([{ _ in }, { $0.load.insert(.manyWrites) }])
        vary([{ _ in }, { $0.availability = .othersGoOn }])
        vary([{ _ in }, { $0.audit = true }])
        vary([{ _ in }, { $0.history = true }])
        vary([{ $0.reports = .none }, { $0.reports = .nowAndThen }, { $0.reports = .allDay }])
        vary([{ $0.reportsMayBeBehind = true }, { $0.reportsMayBeBehind = false }])
        vary([{ $0.operators = 2 }, { $0.operators = 0 }])
        return all
    }()

    private func expect(
        _ needs: Set<Pro>, _ architecture: Architecture, _ why: Comment, for situation: Situation,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let found = try Decision.needs(of: situation)
        #expect(found == needs, why, sourceLocation: location)
        let recommended = try Decision.recommend(for: situation).architecture
        #expect(recommended == architecture, why, sourceLocation: location)
    }

    // The twelve situations

    @Test func `a shop of eight people needs a single process`() throws {
        try expect([], .singleProcess, "One team, a small load, no special need.", for: Situation())
    }

    @Test func `reports alone are a join, and a join needs one data store, not a pattern`() throws {
        try expect(
            [], .singleProcess, "In a single process the overview is one statement.",
            for: Situation(reports: .allDay))
    }

    @Test func `two teams who release on their own need services`() throws {
        try expect(
            [.updatedSeparately], .microservices, "Two teams, each with its own releases.",
            for: Situation(teams: 2))
    }

    @Test func `a second platform needs services`() throws {
        try expect(
            [.ownPlatform], .microservices, "A process is written on one platform.",
            for: Situation(platforms: 2))
    }

    @Test func `one component with peaks of its own needs services`() throws {
        try expect(
            [.optimisedSeparately], .microservices, "Salary is busy before payday, alone.",
            for: Situation(load: [.peaksInOneComponent]))
    }

    @Test func `a crash that stays where it happens needs services`() throws {
        try expect(
            [.ownProcess], .microservices, "The others must go on while one is down.",
            for: Situation(availability: .othersGoOn))
    }

    @Test func `reports now and then are composed by calls`() throws {
        try expect(
            [.updatedSeparately], .microservices,
            "A page that takes its time now and then is no reason for a side of its own.",
            for: Situation(teams: 3, reports: .nowAndThen))
    }

    @Test func `reports all day, over services, need a query side`() throws {
        try expect(
            [.updatedSeparately, .performanceOfQueries], .cqrs,
            "Every page would be a call to every service, all day.",
            for: Situation(teams: 3, reports: .allDay))
    }

    @Test func `an audit needs events`() throws {
        try expect(
            [.tracing], .eventSourcing, "Who changed what, when and why.",
            for: Situation(audit: true))
    }

    @Test func `questions about the past need events`() throws {
        try expect(
            [.reporting], .eventSourcing, "What was known on a day, and not only what is true now.",
            for: Situation(history: true))
    }

    @Test func `more writes than updates can take need appends`() throws {
        try expect(
            [.performanceOfWrites], .eventSourcing, "Appends wait for no lock on a row.",
            for: Situation(load: [.manyWrites]))
    }

    @Test func `events and reports together need a query side`() throws {
        try expect(
            [.tracing, .unifiedView], .cqrs,
            "An event store has no unified view, even now and then.",
            for: Situation(audit: true, reports: .nowAndThen))
        try expect(
            [.ownProcess, .reporting, .unifiedView, .performanceOfQueries], .cqrs,
            "The past, all day, over services: each need counts.",
            for: Situation(availability: .othersGoOn, history: true, reports: .allDay))
    }

    @Test(
        arguments: [
            (Situation(teams: 2), Pro.updatedSeparately), (Situation(platforms: 2), .ownPlatform),
            (Situation(load: [.peaksInOneComponent]), .optimisedSeparately),
            (Situation(availability: .othersGoOn), .ownProcess),
        ])
    func `over services, reports count when they are wanted all day`(
        situation: Situation, need: Pro
    ) throws {
        var situation = situation
        situation.reports = .nowAndThen
        try expect(
            [need], .microservices, "Now and then, calls to the services do.", for: situation)
        situation.reports = .allDay
        try expect(
            [need, .performanceOfQueries], .cqrs,
            "The components are apart, whatever for: each page is calls to all of them, all day.",
            for: situation)
    }

    @Test(
        arguments: [
            (Situation(audit: true), Pro.tracing), (Situation(history: true), .reporting),
            (Situation(load: [.manyWrites]), .performanceOfWrites),
        ])
    func `over events, reports count whenever they are wanted`(
        situation: Situation, need: Pro
    ) throws {
        var situation = situation
        situation.reports = .nowAndThen
        try expect(
            [need, .unifiedView], .cqrs, "Events have no unified view, whatever they are kept for.",
            for: situation)
        situation.reports = .allDay
        try expect(
            [need, .unifiedView, .performanceOfQueries], .cqrs,
            "Events have no unified view, and the view is asked all day.", for: situation)
    }

    // Rules for all of them

    @Test func `one more need never makes it simpler`() throws {
        for situation in Step2_Decide.situations {
            let before = try Decision.recommend(for: situation).architecture
            for more in situation.withOneMoreNeed {
                let after = try Decision.recommend(for: more).architecture
                if after < before {
                    Issue.record("\(situation) asks for \(before), \(more) for \(after).")
                    return
                }
            }
        }
    }

    @Test func `it is the simplest that gives what is needed`() throws {
        for situation in Step2_Decide.situations {
            let needs = try Decision.needs(of: situation)
            let wanted = needs.map(\.architecture).max() ?? .singleProcess
            let got = try Decision.recommend(for: situation).architecture
            if got != wanted {
                Issue.record("Needed: \(needs). \(wanted) has all of it, and \(got) was chosen.")
                return
            }
        }
    }

    @Test func `every reason is one of the lecture's, and one that counts here`() throws {
        let several = Situation(teams: 2, audit: true, reports: .allDay)
        let reasons = try Decision.recommend(for: several).reasons
        try #require(
            reasons == [
                .gains(.updatedSeparately), .gains(.tracing), .gains(.unifiedView),
                .gains(.performanceOfQueries),
            ], "Two teams, an audit, and reports all day. What nobody needs is no reason.")
        for situation in Step2_Decide.situations {
            let needs = try Decision.needs(of: situation)
            let found = try Decision.recommend(for: situation).reasons
            let gains = Set(needs.map { Recommendation.Reason.gains($0) })
            if !needs.isEmpty, found != gains {
                Issue.record(
                    "\(situation) needs \(needs), whatever is in the way. The reasons: \(found).")
                return
            }
        }
    }

    @Test func `without a need, the reason is what a single process spares`() throws {
        let spared: Set<Recommendation.Reason> = [
            .spares(.complexMonitoring), .spares(.complexArchitecture), .spares(.complexTesting),
        ]
        for situation in try Step2_Decide.situations.filter({ try Decision.needs(of: $0).isEmpty })
        {
            let reasons = try Decision.recommend(for: situation).reasons
            try #require(
                reasons == spared, "The cons of the next architecture: nothing is worth them.")
        }
    }

    @Test func `every architecture has its price`() throws {
        let single = try Decision.recommend(for: Situation()).price
        #expect(
            single == [.oneCrashEndsAll, .oneUpdateStopsAll, .onePlatform, .unoptimisedResources],
            "A single process is not free either.")
        let services: Set<Con> = [.complexMonitoring, .complexArchitecture, .complexTesting]
        let ofServices = try Decision.price(of: .microservices)
        #expect(ofServices == services, "The cons of microservices.")
        let ofEvents = try Decision.price(of: .eventSourcing)
        #expect(
            ofEvents == services.union([.noUnifiedView, .storage]),
            "Services that keep events: both pay.")
        let ofTwoSides = try Decision.price(of: .cqrs)
        #expect(
            ofTwoSides == services.union([.storage]),
            "The query side gives the unified view back, and takes nothing else away.")
    }

    @Test func `who recommends an architecture says its own price`() throws {
        for situation in Step2_Decide.situations {
            let recommendation = try Decision.recommend(for: situation)
            let price = try Decision.price(of: recommendation.architecture)
            if recommendation.price != price {
                Issue.record(
                    "\(recommendation.architecture) is recommended, and costs \(price): not \(recommendation.price)."
                )
                return
            }
        }
    }

    @Test func `several processes and nobody to run them is an obstacle`() throws {
        let alone = Situation(teams: 2, operators: 0)
        let recommendation = try Decision.recommend(for: alone)
        #expect(
            recommendation.architecture == .microservices, "What is needed does not change.")
        #expect(recommendation.obstacles == [.nobodyToRunIt], "Nobody is there to watch them.")
        #expect(
            try Decision.recommend(for: Situation(teams: 2, operators: 1)).obstacles == [],
            "Somebody is there.")
        #expect(
            try Decision.recommend(for: Situation(operators: 0)).obstacles == [],
            "A single process is started and left alone.")
    }

    @Test func `reports that may not be behind are an obstacle to a query side`() throws {
        let fresh = Situation(audit: true, reports: .allDay, reportsMayBeBehind: false)
        #expect(
            try Decision.recommend(for: fresh).obstacles == [.viewsAreBehind],
            "A view is written after the event.")
        let nowAndThen = Situation(
            audit: true, reports: .nowAndThen, reportsMayBeBehind: false)
        let rare = try Decision.recommend(for: nowAndThen).obstacles
        #expect(rare == [.viewsAreBehind], "A view is behind, however rarely it is asked.")
        for (situation, why) in [
            (Situation(reports: .allDay), "A join over one data store is never behind."),
            (
                Situation(teams: 2, reports: .nowAndThen),
                "Services are asked for what is true now."
            ),
            (Situation(audit: true), "Nobody wants a report, so there is no view."),
        ] {
            var situation = situation
            situation.reportsMayBeBehind = false
            let obstacles = try Decision.recommend(for: situation).obstacles
            #expect(obstacles == [], "\(why)")
        }
        let both = Situation(
            audit: true, reports: .allDay, reportsMayBeBehind: false, operators: 0)
        let obstacles = try Decision.recommend(for: both).obstacles
        #expect(
            obstacles == [.nobodyToRunIt, .viewsAreBehind],
            "Both are in the way, and both are said.")
    }
}

extension Situation {
    /// The same, with one need added, in each of the ways there are.
    fileprivate var withOneMoreNeed: [Situation] {
        let changes: [(inout Situation) -> Void] = [
            { $0.teams += 1 }, { $0.platforms += 1 }, { $0.availability = .othersGoOn },
            { $0.load.insert(.peaksInOneComponent) }, { $0.load.insert(.manyWrites) },
            { $0.audit = true }, { $0.history = true },
            { $0.reports = $0.reports == .none ? .nowAndThen : .allDay },
        ]
        return changes.map { change in
            var more = self
            change(&more)
            return more
        }
    }
}
