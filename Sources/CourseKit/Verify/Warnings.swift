import Foundation

/// The files of the copy in which the compiler has seen a warning.
///
/// A file that has not changed is not compiled again, and so warns only once. Each run begins by
/// touching the files that warned before: what still warns, warns again.
struct Warnings {
    let copy: WorkingCopy

    private var file: URL {
        copy.root.deletingLastPathComponent().appending(path: "warnings.json")
    }

    /// Makes sure that the next build compiles them again.
    func provoke() {
        let paths = (try? JSONDecoder().decode([String].self, from: Data(contentsOf: file))) ?? []
        for path in paths {
            try? FileManager.default.setAttributes(
                [.modificationDate: Date()],
                ofItemAtPath: copy.root.appending(path: path).path(percentEncoded: false))
        }
    }

    /// The warnings in files of the checkout; those in packages are not ours.
    func own(_ run: TestRun) -> [Diagnostic] {
        let root = copy.root.path(percentEncoded: false)
        let prefix = root.hasSuffix("/") ? root : root + "/"
        return run.warnings.compactMap { warning in
            guard let path = warning.place.file.following(prefix) else { return nil }
            return Diagnostic(
                kind: .warning, place: Place(file: path, line: warning.place.line),
                message: warning.message)
        }
    }

    func remember(_ warnings: [Diagnostic]) {
        let paths = Set(warnings.map(\.place.file)).sorted()
        try? JSONEncoder().encode(paths).write(to: file, options: .atomic)
    }

    static func proof(_ warnings: [Diagnostic]) -> Proof {
        let lines = Set(warnings).map(\.description).sorted()
        return Proof(
            .run, nil, "it builds without a warning",
            failure: lines.isEmpty ? nil : lines.joined(separator: "\n"))
    }
}
