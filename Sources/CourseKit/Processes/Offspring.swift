import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The processes that a process has started, and those that they have started.
///
/// `swift test` gives the tests a process group of their own, so a signal to its group misses them.
enum Offspring {
    static func of(_ process: Int32) -> [Int32] {
        let children = children(of: process)
        return children + children.flatMap(of)
    }

    static func kill(_ process: Int32) {
        #if canImport(Darwin)
            _ = Darwin.kill(process, SIGKILL)
        #elseif canImport(Glibc)
            _ = Glibc.kill(process, SIGKILL)
        #elseif canImport(Musl)
            _ = Musl.kill(process, SIGKILL)
        #endif
    }

    #if canImport(Darwin)
        private static func children(of process: Int32) -> [Int32] {
            var found = [Int32](repeating: 0, count: 1024)
            let size = Int32(found.count * MemoryLayout<Int32>.size)
            let count = proc_listchildpids(process, &found, size)
            return found.prefix(Int(max(0, count))).filter { $0 > 0 }
        }
    #else
        private static func children(of process: Int32) -> [Int32] {
            let threads = "/proc/\(process)/task"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: threads)) ?? []
            return names.flatMap { thread in
                let list = try? String(
                    contentsOfFile: "\(threads)/\(thread)/children", encoding: .utf8)
                return (list ?? "").split(separator: " ").compactMap { Int32($0.trimmingSpace) }
            }
        }
    #endif
}
