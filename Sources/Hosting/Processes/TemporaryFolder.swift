import Foundation

/// Makes a new folder, and removes it with all that is in it when `body` is done.
///
/// - Parameter body: is given the path of the folder, without a slash at its end.
public func withTemporaryFolder<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: (String) async throws -> Result
) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory
        .appending(path: "outgrow-\(UUID().uuidString.lowercased())", directoryHint: .notDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.path(percentEncoded: false))
}
