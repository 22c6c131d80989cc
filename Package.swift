// swift-tools-version: 6.2
import PackageDescription

/// Lessons up to this one are built from Solutions/, the rest from Exercises/.
/// `SOLVED=2 swift test --filter Lesson3` begins at Lesson 3; `SOLVED=all swift test` is the reference.
let solved: Int =
    switch Context.environment["SOLVED"] {
    case "all": .max
    case let number?: Int(number) ?? 0
    case nil: 0
    }

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let arguments = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(
    name: "UnixSignals", package: "swift-service-lifecycle")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioFoundation = Target.Dependency.product(name: "NIOFoundationCompat", package: "swift-nio")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let inMemoryLogging = Target.Dependency.product(name: "InMemoryLogging", package: "swift-log")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")

/// Linux links with gold unless told otherwise: a check took 6.5 s with it, and 5.1 s with lld.
/// Without the optimisations of lld itself, 2.4 s instead of 3.7 s.
let linker: [LinkerSetting] = [
    .unsafeFlags(["-use-ld=lld", "-Xlinker", "-O0"], .when(platforms: [.linux]))
]

/// What is given: a target below Sources/.
func given(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// What students write: a target from Exercises/, or from Solutions/ where it is solved.
func lesson(_ number: Int, _ dependencies: [Target.Dependency]) -> Target {
    .target(
        name: "Lesson\(number)", dependencies: dependencies,
        path: "\(number <= solved ? "Solutions" : "Exercises")/Lesson\(number)",
        swiftSettings: settings)
}

/// A command of the course, without what a debugger needs on Linux: links in half the time.
func command(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies + [arguments], swiftSettings: settings,
        linkerSettings: linker + [
            .unsafeFlags(["-Xlinker", "--strip-debug"], .when(platforms: [.linux]))
        ])
}

/// What the tests of several lessons share: a plain library below Tests/.
func testSupport(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: settings)
}

/// Tests that start `staff-app` do not depend on it: `swift test` builds the executables too, and
/// beside the tests instead of before them.
func tests(
    _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, resources: resources, swiftSettings: settings,
        linkerSettings: linker)
}

let package = Package(
    name: "Outgrow",
    platforms: [.macOS(.v15)],
    products: [],
    traits: [
        .trait(
            name: "JetStream",
            description: "Lesson 5's event store on NATS, for which the C client is needed.")
    ],
    dependencies: [
        // The HTTP server. One trait, since with several SwiftPM orders their flags anew each time
        // and recompiles.
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1",
            traits: ["FullFoundation"]),
        // The HTTP client, of the same family as the server.
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        // Starting and stopping a server in order.
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        // Structured logs.
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        // The byte buffers that Hummingbird reads and writes.
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        // What a channel of Hummingbird carries.
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        // Status codes and header names, as types.
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        // SQLite, with transactions and tracing.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // Starting real processes, and ending them.
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        // The paths that swift-subprocess takes.
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        // The commands `course` and `staff-app`.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // SHA-256: what a stream is called must not give away an e-mail.
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        // YAML, for the tests that hold what is served against the OpenAPI text.
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        given("Classroom"),
        given("Staff"),
        .target(
            name: "StaffHTTP",
            dependencies: [
                "Classroom", "Staff", hummingbird, httpClient, httpTypes, logging, nioCore,
                nioFoundation, nioHTTP1, nioPosix,
            ],
            resources: [.embedInCode("openapi.yaml")], swiftSettings: settings),
        given("StaffSQLite", ["Staff", grdb]),
        given("Bank", ["Staff"]),
        given("Deciding"),
        given("EventStore"),
        .systemLibrary(
            name: "CNATS", pkgConfig: "libnats",
            providers: [.apt(["libnats-dev"]), .brew(["cnats"])]),
        given(
            "EventStoreJetStream",
            ["EventStore", .target(name: "CNATS", condition: .when(traits: ["JetStream"]))]),
        given("NATSCluster", [subprocess, system]),
        given("StaffEvents", ["EventStore", "Staff", crypto]),
        given("EventStoreSQLite", ["EventStore", "StaffSQLite", grdb]),
        given("EventFeeds", ["EventStore", "Staff"]),
        given("KeyStore", ["Staff", crypto, grdb]),
        given("QueryDatabase", ["EventStore", "Staff", "StaffEvents", grdb]),
        given(
            "Hosting",
            [
                httpTypes, hummingbird, hummingbirdCore, lifecycle, logging, nioCore, nioHTTP1,
                nioHTTPTypes, subprocess, system, unixSignals,
            ]),
        lesson(
            1, ["Classroom", "Staff", "StaffHTTP", "StaffSQLite", grdb, httpTypes, hummingbird]),
        given("Components", ["Lesson1", "Staff", "StaffSQLite", grdb]),
        lesson(
            2,
            [
                "Classroom", "Components", "Hosting", "Lesson1", "Staff", "StaffHTTP",
                "StaffSQLite", grdb, httpTypes, hummingbird, logging,
            ]),
        lesson(
            3,
            [
                "Bank", "Classroom", "EventStore", "EventStoreSQLite", "Lesson1", "Staff",
                "StaffEvents", "StaffSQLite", grdb,
            ]),
        lesson(
            4,
            [
                "Classroom", "EventFeeds", "EventStore", "KeyStore", "Lesson1", "Lesson3",
                "QueryDatabase", "Staff", "StaffEvents", "StaffSQLite", crypto, grdb,
            ]),
        lesson(5, ["Classroom", "Deciding", "EventStore", "EventStoreJetStream"]),
        given(
            "FeedHTTP",
            [
                "EventFeeds", "EventStore", "StaffEvents", "StaffHTTP", httpTypes, hummingbird,
                lifecycle, nioCore,
            ]),
        given(
            "QueryService",
            [
                "EventFeeds", "EventStore", "FeedHTTP", "Lesson4", "QueryDatabase", "Staff",
                "StaffHTTP", grdb, httpTypes, hummingbird, logging,
            ]),
        given("EventComponents", ["EventStore", "Lesson1", "Lesson3", "Staff", "StaffEvents"]),
        given(
            "Architectures",
            [
                "Components", "EventComponents", "EventFeeds", "EventStore",
                "EventStoreJetStream", "EventStoreSQLite", "FeedHTTP", "Hosting", "KeyStore",
                "Lesson1", "Lesson2", "Lesson3", "Lesson4", "Lesson5",
                "QueryDatabase", "QueryService", "Staff", "StaffEvents", "StaffHTTP",
                "StaffSQLite", hummingbird, logging,
            ]),
        given("Measuring", ["Classroom", "Hosting", "Staff", "StaffHTTP", grdb, httpTypes]),
        command(
            "staff-app",
            [
                "Architectures", "Classroom", "EventComponents", "EventStore", "EventStoreSQLite",
                "Hosting", "Lesson2", "Lesson3", "Measuring", "StaffHTTP", hummingbird, logging,
                unixSignals,
            ]),
        given("CourseKit", ["Classroom", "NATSCluster", subprocess]),
        command("course", ["Classroom", "CourseKit", "NATSCluster"]),
        testSupport("StaffBehaviour", [httpClient, nioCore, nioHTTP1, yams]),
        testSupport("RawHTTP", [nioCore, nioPosix]),
        testSupport("Experiments", ["Classroom", "Staff", httpClient, nioCore, nioHTTP1]),
        testSupport("EventStoreConformance", ["EventStore", "Hosting"]),
        tests("CourseKitTests", ["Classroom", "CourseKit", "NATSCluster"]),
        tests(
            "Lesson1Tests",
            [
                "Classroom", "Components", "Experiments", "Hosting", "Lesson1", "Staff",
                "StaffBehaviour", "StaffHTTP", "StaffSQLite", grdb, hummingbird, logging,
                subprocess,
            ]),
        tests(
            "Lesson2Tests",
            [
                "Architectures", "Classroom", "Components", "Experiments", "Hosting", "Lesson2",
                "RawHTTP", "Staff", "StaffBehaviour", "StaffHTTP", "StaffSQLite", grdb, httpTypes,
                hummingbird, logging, nioCore, nioPosix, subprocess, system,
            ]),
        tests(
            "Lesson3Tests",
            [
                "Bank", "Classroom", "EventComponents", "EventStore", "EventStoreConformance",
                "EventStoreSQLite", "Experiments", "Hosting", "Lesson1", "Lesson3", "Staff",
                "StaffBehaviour", "StaffEvents", "StaffSQLite", grdb, subprocess, system,
            ], resources: [.embedInCode("bank-statement.csv")]),
        tests(
            "Lesson4Tests",
            [
                "Classroom", "Components", "EventFeeds", "EventStore", "EventStoreSQLite",
                "Experiments", "Hosting", "KeyStore", "Lesson1", "Lesson3", "Lesson4",
                "QueryDatabase", "Staff", "StaffBehaviour", "StaffEvents", "StaffSQLite", crypto,
                grdb, subprocess, system,
            ]),
        tests(
            "Lesson5Tests",
            [
                "Classroom", "Deciding", "EventStore", "EventStoreConformance",
                "EventStoreJetStream", "Experiments", "Hosting", "Lesson5", "NATSCluster",
                "StaffBehaviour",
            ], resources: [.embedInCode("measured.json")]),
        tests("ClassroomTests", ["Classroom", "Hosting"]),
        tests("MeasuringTests", ["Classroom", "Hosting", "Measuring", subprocess, system]),
        tests("EventStoreTests", ["EventStore", "EventStoreConformance"]),
        tests("EventFeedsTests", ["EventFeeds", "EventStore", "Staff"]),
        tests("StaffTests", ["Staff"]),
        tests("StaffEventsTests", ["EventStore", "Staff", "StaffEvents"]),
        tests(
            "EventComponentsTests",
            [
                "EventComponents", "EventStore", "EventStoreSQLite", "Hosting", "Lesson3", "Staff",
                "StaffEvents",
            ]),
        tests("StaffSQLiteTests", ["Hosting", "Staff", "StaffSQLite", grdb]),
        tests(
            "StaffHTTPTests",
            [
                "Classroom", "Hosting", "RawHTTP", "Staff", "StaffBehaviour", "StaffHTTP",
                httpTypes, hummingbird, inMemoryLogging, logging,
            ]),
        tests(
            "HostingTests",
            ["Hosting", "RawHTTP", "StaffBehaviour", hummingbird, logging, subprocess, system]),
        tests(
            "ArchitecturesTests",
            [
                "Architectures", "Hosting", "StaffBehaviour", "StaffHTTP", hummingbird, subprocess,
                system,
            ]),
        tests("StaffBehaviourTests", ["StaffBehaviour"]),
    ]
)

// Not part of a plain build: a student's check would link it too, each time.
if Context.environment["BENCHMARK"] != nil {
    package.targets += [
        command(
            "event-store-benchmark",
            [
                "EventStore", "EventStoreSQLite", "Hosting", "Lesson3",
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        command(
            "view-benchmark",
            [
                "EventFeeds", "EventStore", "Hosting", "Lesson1", "Lesson4", "QueryDatabase",
                "QueryService", "Staff", "StaffEvents", grdb,
            ]),
    ]
}
