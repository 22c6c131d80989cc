// swift-tools-version: 6.2
import PackageDescription

/// What the app takes from others, as one dynamic library. Linking it takes longer than linking the
/// app and its tests, and it does not change when a student writes: so it is linked once.
/// Not here, but in the project's own manifest, is what the command `course` takes: it is built
/// before all of this.
let package = Package(
    name: "Libraries",
    platforms: [.macOS(.v15)],
    products: [.library(name: "Libraries", type: .dynamic, targets: ["Libraries"])],
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
        // SHA-256 and sealing: neither a stream's name nor an event may give a person away.
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        // YAML, for the tests that hold what is served against the OpenAPI text.
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .target(
            name: "Libraries",
            dependencies: [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "InMemoryLogging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Yams", package: "Yams"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            path: ".", sources: ["Libraries.swift"],
            // As in the project's own manifest.
            linkerSettings: [
                .unsafeFlags(["-use-ld=lld", "-Xlinker", "-O0"], .when(platforms: [.linux]))
            ])
    ]
)
