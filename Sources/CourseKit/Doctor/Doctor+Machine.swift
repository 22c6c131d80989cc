import Foundation
import NATSCluster

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension Doctor {
    static let neededBytes: Int64 = 4 << 30

    /// Binds a port of the loopback address that the system chooses, as the tests do.
    func port() -> Finding {
        let handle = socket(AF_INET, streamSocket, 0)
        guard handle >= 0 else { return noPort }
        defer { close(handle) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(handle, $0, size) }
        }
        guard status == 0, listen(handle, 1) == 0 else { return noPort }
        return Finding("Loopback port", .fine, "127.0.0.1 gives one")
    }

    private var noPort: Finding {
        Finding(
            "Loopback port", .missing,
            "127.0.0.1 can't be listened on. A sandbox, a container or a firewall forbids it.")
    }

    func disk() -> Finding {
        let path = root.path(percentEncoded: false)
        guard
            let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path),
            let free = (attributes[.systemFreeSize] as? NSNumber)?.int64Value
        else { return Finding("Disk", .remark, "How much is free could not be found out.") }
        return Doctor.disk(free: free)
    }

    static func disk(free: Int64) -> Finding {
        let text = "\(free >> 30) GB free"
        return free >= neededBytes
            ? Finding("Disk", .fine, text)
            : Finding("Disk", .missing, "\(text). Building takes 4 GB: make room.")
    }

    /// Writes a file and removes it again: permissions alone do not tell.
    func checkout() -> Finding {
        let file = root.appending(path: ".course-doctor-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        do {
            try Data().write(to: file)
            return Finding("Checkout", .fine, "can be written to")
        } catch {
            return Finding(
                "Checkout", .missing,
                "\(root.path(percentEncoded: false)) can't be written to. Clone it where you may.")
        }
    }

    func path() -> Finding {
        let path = root.path(percentEncoded: false)
        return Doctor.path(path.hasSuffix("/") ? String(path.dropLast()) : path)
    }

    /// Spaces and umlauts are fine. What the build tools stumble over is not.
    static func path(_ path: String) -> Finding {
        let trouble = path.filter { "\n\t\"'\\$`*?:;|<>#".contains($0) }
        guard trouble.isEmpty else {
            return Finding(
                "Path", .missing,
                "It contains \(trouble), which build tools stumble over. Move the checkout.")
        }
        return Finding("Path", .fine, path)
    }
}
