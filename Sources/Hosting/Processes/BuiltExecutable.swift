import Foundation

/// The path of an executable of this package, beside the one that runs now.
///
/// `swift test` builds the executables too, into the folder of the test bundle.
public func builtExecutable(_ name: String) throws -> String {
    let arguments = ProcessInfo.processInfo.arguments
    var folders = [URL(filePath: arguments[0]).deletingLastPathComponent()]
    // On a Mac the tests run in a helper of the toolchain, which is given the path of the bundle.
    if let option = arguments.firstIndex(of: "--test-bundle-path"), option + 1 < arguments.count {
        let path = arguments[option + 1]
        let bundle = path.firstRange(of: ".xctest").map { path[..<$0.upperBound] } ?? path[...]
        folders.append(URL(filePath: String(bundle)).deletingLastPathComponent())
    }
    for folder in folders {
        let path = folder.appending(path: name).path(percentEncoded: false)
        if FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    throw NoExecutable(name: name)
}

struct NoExecutable: Error, CustomStringConvertible {
    let name: String

    var description: String { "There is no \(name) beside this one. Build it: swift build." }
}
