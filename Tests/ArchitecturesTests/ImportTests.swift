import Foundation
import Hosting
import Subprocess
import SystemPackage
import Testing

@Suite("staff-app import")
struct ImportTests {
    @Test func `a folder without the files of Lesson 2 is refused, and nothing is made in it`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let result = try await Subprocess.run(
                .path(.init(builtExecutable("staff-app"))),
                arguments: ["import", "--from", folder, "--data", folder + "/new"],
                output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
            #expect(!result.terminationStatus.isSuccess, "There is nothing to import.")
            #expect(
                result.standardError == """
                    staff-app: There is no \(folder)/employees.sqlite. Use --from with the data \
                    folder of an app of Lesson 2.

                    """)
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(files == ["new"], "What was only looked for is not made.")
        }
    }
}
