import EventStore
import Foundation

extension Rule {
    static let expectedVersions = [
        expectingAny, expectingNoStream, expectingAStream, expectingAVersion, afterAConflict,
    ]

    public static let expectingAny = Rule(
        3, "any version is met by every stream"
    ) { place in
        let store = try await place.store()
        for version in 1...3 {
            let answer = try await store.append([.saying("1")], to: "list", expecting: .any)
            try expect(answer.version, equals: version, "Append \(version), with `any`.")
        }
    }

    public static let expectingNoStream = Rule(
        3, "no stream is met by a stream without events alone"
    ) { place in
        let store = try await place.store()
        let answer = try await store.append(.saying(1...2), to: "list", expecting: .noStream)
        try expect(answer.version, equals: 2, "Nobody had written to the stream.")
        try await expectConflict(.noStream, actual: 2, store)
    }

    public static let expectingAStream = Rule(
        3, "a stream that exists is met by one event or more"
    ) { place in
        let store = try await place.store()
        try await store.append([.saying("1")], to: "another", expecting: .any)
        try await expectConflict(.streamExists, actual: 0, store)
        try await store.append([.saying("1")], to: "list", expecting: .any)
        let answer = try await store.append([.saying("2")], to: "list", expecting: .streamExists)
        try expect(answer.version, equals: 2, "The stream had one event.")
    }

    public static let expectingAVersion = Rule(
        3, "an exact version is met by that version alone"
    ) { place in
        let store = try await place.store()
        try await store.append([.saying("1")], to: "another", expecting: .exactly(0))
        try await expectConflict(.exactly(1), actual: 0, store)
        try await store.append(.saying(1...2), to: "list", expecting: .exactly(0))
        let answer = try await store.append([.saying("3")], to: "list", expecting: .exactly(2))
        try expect(answer.version, equals: 3, "The stream was at version 2, as expected.")
        for version in [0, 2, 4] {
            try await expectConflict(.exactly(version), actual: 3, store)
        }
    }

    public static let afterAConflict = Rule(
        5, "after a conflict nothing has changed, and the store still works"
    ) { place in
        let store = try await place.store()
        let before = try await store.append(.saying(1...2), to: "list", expecting: .any)
        try await expectConflict(.exactly(1), actual: 2, store)
        try expect(
            try await store.read("list").map(\.text), equals: ["1", "2"],
            "Nothing was appended by the writer who was refused.")
        try expect(try await store.head(), equals: before.position, "Nor to any other stream.")
        let answer = try await store.append([.saying("3")], to: "list", expecting: .exactly(2))
        try expect(answer.version, equals: 3, "The next writer's version follows on.")
    }

    private static func expectConflict(
        _ expected: ExpectedVersion, actual: Int, _ store: any EventStore
    ) async throws {
        try await expect(
            throws: VersionConflict(stream: "list", expected: expected, actual: actual),
            "The stream is at version \(actual), and \(expected) was expected."
        ) {
            try await store.append(.saying(8...9), to: "list", expecting: expected)
        }
    }
}
