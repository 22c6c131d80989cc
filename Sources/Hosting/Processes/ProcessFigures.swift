import Foundation

/// What a process has cost so far.
public struct ProcessFigures: Sendable {
    /// Resident memory in bytes.
    public let memory: Int
    /// Processor time in seconds, of the program and of the kernel on its behalf.
    public let processor: Double

    /// Reads the figures of a running process, or `nil` when there is none with that id.
    ///
    /// From `/proc` on Linux, and from `ps` on a Mac, which shows hundredths of a second.
    public init?(of id: Int32) {
        #if os(Linux)
            guard let status = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8),
                let resident = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }
                ),
                let kilobytes = resident.split(whereSeparator: \.isWhitespace).dropFirst().first
                    .flatMap({ Int($0) }),
                let stat = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
                let afterName = stat.lastIndex(of: ")")
            else { return nil }
            // Behind the name, the fields 14 and 15 of proc(5) are the 12th and the 13th.
            let fields = stat[afterName...].split(separator: " ")
            guard fields.count > 13, let user = Double(fields[12]), let kernel = Double(fields[13])
            else { return nil }
            memory = kilobytes * 1024
            processor = (user + kernel) / Double(sysconf(Int32(_SC_CLK_TCK)))
        #else
            let ps = Process()
            ps.executableURL = URL(filePath: "/bin/ps")
            ps.arguments = ["-o", "rss=,time=", "-p", "\(id)"]
            let output = Pipe()
            ps.standardOutput = output
            guard (try? ps.run()) != nil,
                let text = try? output.fileHandleForReading.readToEnd(),
                case let fields = String(decoding: text, as: UTF8.self)
                    .split(whereSeparator: \.isWhitespace),
                fields.count == 2, let kilobytes = Int(fields[0])
            else { return nil }
            memory = kilobytes * 1024
            processor = fields[1].split(separator: ":").reduce(0) { $0 * 60 + (Double($1) ?? 0) }
        #endif
    }
}
