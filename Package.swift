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

/// All that the app takes from others: see Sources/Libraries/Package.swift.
let libraries = Target.Dependency.product(name: "Libraries", package: "Libraries")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let arguments = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

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
        // The server, the client, SQLite and what belongs to them, linked once and not at each
        // check: from an edit to the verdict it took 1.7 s without, and 1.2 s with.
        .package(path: "Sources/Libraries"),
        // Starting real processes, and ending them.
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        // The paths that swift-subprocess takes.
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        // The commands `course` and `staff-app`.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        given("Classroom"),
        given("Staff"),
        .target(
            name: "StaffHTTP",
            dependencies: ["Classroom", "Staff", libraries],
            resources: [.embedInCode("openapi.yaml")], swiftSettings: settings),
        given("StaffSQLite", ["Staff", libraries]),
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
        given("StaffEvents", ["EventStore", "Staff", libraries]),
        given("EventStoreSQLite", ["EventStore", "StaffSQLite", libraries]),
        given("EventFeeds", ["EventStore", "Staff"]),
        given("KeyStore", ["Staff", libraries]),
        given("QueryDatabase", ["EventStore", "Staff", "StaffEvents", libraries]),
        given("Hosting", [libraries, subprocess, system]),
        lesson(1, ["Classroom", "Staff", "StaffHTTP", "StaffSQLite", libraries]),
        given("Components", ["Lesson1", "Staff", "StaffSQLite", libraries]),
        lesson(
            2,
            [
                "Classroom", "Components", "Hosting", "Lesson1", "Staff", "StaffHTTP",
                "StaffSQLite", libraries,
            ]),
        lesson(
            3,
            [
                "Bank", "Classroom", "EventStore", "EventStoreSQLite", "Lesson1", "Staff",
                "StaffEvents", "StaffSQLite", libraries,
            ]),
        lesson(
            4,
            [
                "Classroom", "EventFeeds", "EventStore", "KeyStore", "Lesson1", "Lesson3",
                "QueryDatabase", "Staff", "StaffEvents", "StaffSQLite", libraries,
            ]),
        lesson(5, ["Classroom", "Deciding", "EventStore", "EventStoreJetStream"]),
        given("FeedHTTP", ["EventFeeds", "EventStore", "StaffEvents", "StaffHTTP", libraries]),
        given(
            "QueryService",
            [
                "EventFeeds", "EventStore", "FeedHTTP", "Lesson4", "QueryDatabase", "Staff",
                "StaffHTTP", libraries,
            ]),
        given("EventComponents", ["EventStore", "Lesson3", "Staff", "StaffEvents"]),
        given(
            "Architectures",
            [
                "Components", "EventComponents", "EventFeeds", "EventStore", "EventStoreJetStream",
                "EventStoreSQLite", "FeedHTTP", "Hosting", "KeyStore", "Lesson1", "Lesson2",
                "Lesson3", "Lesson4", "Lesson5", "QueryDatabase", "QueryService", "Staff",
                "StaffEvents", "StaffHTTP", "StaffSQLite", libraries,
            ]),
        given("Measuring", ["Classroom", "Hosting", "Staff", "StaffHTTP", libraries]),
        command(
            "staff-app",
            [
                "Architectures", "Classroom", "EventComponents", "EventStore", "EventStoreSQLite",
                "Hosting", "Lesson2", "Lesson3", "Measuring", "StaffHTTP", "StaffSQLite",
                libraries,
            ]),
        given("CourseKit", ["Classroom", "NATSCluster", subprocess]),
        command("course", ["Classroom", "CourseKit", "NATSCluster"]),
        testSupport("StaffBehaviour", [libraries]),
        testSupport("RawHTTP", [libraries]),
        testSupport("Experiments", ["Classroom", "Staff", libraries]),
        testSupport("EventStoreConformance", ["EventStore", "Hosting"]),
        tests("CourseKitTests", ["Classroom", "CourseKit", "NATSCluster"]),
        tests(
            "Lesson1Tests",
            [
                "Classroom", "Components", "Experiments", "Hosting", "Lesson1", "Staff",
                "StaffBehaviour", "StaffHTTP", "StaffSQLite", libraries, subprocess,
            ]),
        tests(
            "Lesson2Tests",
            [
                "Architectures", "Classroom", "Components", "Experiments", "Hosting", "Lesson2",
                "RawHTTP", "Staff", "StaffBehaviour", "StaffHTTP", "StaffSQLite", libraries,
                subprocess, system,
            ]),
        tests(
            "Lesson3Tests",
            [
                "Bank", "Classroom", "EventComponents", "EventStore", "EventStoreConformance",
                "EventStoreSQLite", "Experiments", "Hosting", "Lesson1", "Lesson3", "Staff",
                "StaffBehaviour", "StaffEvents", "StaffSQLite", libraries, subprocess, system,
            ], resources: [.embedInCode("bank-statement.csv")]),
        tests(
            "Lesson4Tests",
            [
                "Classroom", "Components", "EventFeeds", "EventStore", "EventStoreSQLite",
                "Experiments", "Hosting", "KeyStore", "Lesson1", "Lesson3", "Lesson4",
                "QueryDatabase", "Staff", "StaffBehaviour", "StaffEvents", "StaffSQLite", libraries,
                subprocess, system,
            ]),
        tests(
            "Lesson5Tests",
            [
                "Classroom", "Deciding", "EventStore", "EventStoreConformance",
                "EventStoreJetStream", "Experiments", "Hosting", "Lesson5", "NATSCluster",
                "StaffBehaviour", libraries,
            ], resources: [.embedInCode("measured.json")]),
        tests("ClassroomTests", ["Classroom", "Hosting"]),
        tests("MeasuringTests", ["Classroom", "Hosting", "Measuring", subprocess, system]),
        tests(
            "EventStoreTests", ["EventStore", "EventStoreConformance", "EventStoreJetStream"]),
        tests(
            "EventStoreSQLiteTests", ["EventStore", "EventStoreSQLite", "Hosting", libraries]),
        tests("EventFeedsTests", ["EventFeeds", "EventStore", "Staff"]),
        tests("StaffTests", ["Staff"]),
        tests("StaffEventsTests", ["EventStore", "Staff", "StaffEvents"]),
        tests(
            "EventComponentsTests",
            [
                "EventComponents", "EventStore", "EventStoreSQLite", "Hosting", "Lesson3", "Staff",
                "StaffEvents",
            ]),
        tests("StaffSQLiteTests", ["Hosting", "Staff", "StaffSQLite", libraries]),
        tests(
            "StaffHTTPTests",
            ["Classroom", "Hosting", "RawHTTP", "Staff", "StaffBehaviour", "StaffHTTP", libraries]),
        tests(
            "HostingTests",
            ["Hosting", "RawHTTP", "StaffBehaviour", libraries, subprocess, system]),
        tests(
            "ArchitecturesTests",
            [
                "Architectures", "EventFeeds", "EventStore", "FeedHTTP", "Hosting", "Lesson4",
                "QueryDatabase", "QueryService", "Staff", "StaffBehaviour", "StaffEvents",
                "StaffHTTP", libraries, subprocess, system,
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
                "EventStore", "EventStoreSQLite", "Hosting", "Lesson3", "Staff", "StaffEvents",
                libraries,
            ]),
        command(
            "view-benchmark",
            [
                "EventFeeds", "EventStore", "Hosting", "Lesson1", "Lesson4", "QueryDatabase",
                "QueryService", "Staff", "StaffEvents", libraries,
            ]),
    ]
}
