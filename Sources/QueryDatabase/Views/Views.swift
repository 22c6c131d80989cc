import Foundation
public import GRDB
import Synchronization

/// The views in a folder: the live one, and the next while it is built.
///
/// Each is a file of its own. Which one is live stands in a file beside them, which is replaced in
/// one step, so that a process that dies at any moment finds the one or the other.
public final class Views: Sendable {
    private let folder: String
    private let state: Mutex<(live: View, isBuilding: Bool)>
    private let gate = Gate()

    /// Opens the live view of `folder`, or makes one without any rows.
    public init(in folder: String) throws {
        self.folder = folder
        let name = (try? String(contentsOfFile: Views.pointer(in: folder), encoding: .utf8))
        let live = try View(folder + "/" + (name ?? "overview-1.sqlite"))
        // A process that died may have left in the log what it had overwritten in the file.
        try live.wipe()
        state = Mutex((live, false))
        try Views.point(to: live, in: folder)
        removeLeftovers()
    }

    /// The view that is live now. Read it by ``reading(_:)``, so that it stays while you do.
    public var live: View { state.withLock { $0.live } }

    /// Whether somebody changes the live view now.
    public var isHeld: Bool {
        get async { await gate.isHeld }
    }

    /// Gives `body` the live view to read. It stays open until `body` is done.
    public func reading<Result>(
        isolation: isolated (any Actor)? = #isolation,
        _ body: (View) async throws -> Result
    ) async throws -> Result {
        let view = state.withLock { state in
            state.live.begin()
            return state.live
        }
        defer { view.end() }
        return try await body(view)
    }

    /// Gives `body` the live view to change. Nobody else changes it meanwhile; everybody reads.
    public func changing<Result>(
        isolation: isolated (any Actor)? = #isolation,
        _ body: (DatabasePool) async throws -> Result
    ) async throws -> Result {
        await gate.enter()
        do {
            let result = try await body(live.database)
            await gate.leave()
            return result
        } catch {
            await gate.leave()
            throw error
        }
    }

    /// Gives `body` a new view without any rows. Unless it is made live, it is removed afterwards.
    ///
    /// - Throws: ``AlreadyBuilding``, and what `body` throws.
    public func building<Result>(
        isolation: isolated (any Actor)? = #isolation,
        _ body: (View) async throws -> Result
    ) async throws -> Result {
        let isFirst = state.withLock { state in
            defer { state.isBuilding = true }
            return !state.isBuilding
        }
        guard isFirst else { throw AlreadyBuilding() }
        defer { state.withLock { $0.isBuilding = false } }
        let number = Views.number(of: live.path) + 1
        let next = try View(folder + "/overview-\(number).sqlite")
        defer { if live !== next { next.retire() } }
        return try await body(next)
    }

    /// From now on `next` is the live view, also after a restart.
    ///
    /// The old one is removed as soon as nobody reads it any more.
    public func makeLive(_ next: View) throws {
        // Somebody may have been forgotten while it was built.
        try next.wipe()
        try Views.point(to: next, in: folder)
        let old = state.withLock { state in
            defer { state.live = next }
            return state.live
        }
        old.retire()
    }

    private static func pointer(in folder: String) -> String { folder + "/overview.live" }

    private static func point(to view: View, in folder: String) throws {
        let name = URL(filePath: view.path).lastPathComponent
        try Data(name.utf8).write(to: URL(filePath: pointer(in: folder)), options: .atomic)
    }

    /// The 12 of `overview-12.sqlite`.
    private static func number(of path: String) -> Int {
        let name = URL(filePath: path).deletingPathExtension().lastPathComponent
        return Int(name.dropFirst("overview-".count)) ?? 0
    }

    /// A process that died while it built a view has left it behind.
    private func removeLeftovers() {
        let live = URL(filePath: live.path).lastPathComponent
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix("overview-") && name.hasSuffix(".sqlite") {
            if name != live { View.removeFile(folder + "/" + name) }
        }
    }
}

/// The next view is being built already.
public struct AlreadyBuilding: Error, CustomStringConvertible {
    public var description: String { "A rebuild is running. Wait until it has ended." }
}
