import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What `socket` takes for TCP: a number, or with glibc a case of an enumeration.
package var streamSocket: Int32 {
    #if canImport(Darwin) || canImport(Musl)
        SOCK_STREAM
    #else
        Int32(SOCK_STREAM.rawValue)
    #endif
}

/// Ports of the loopback that nobody listens at, each another one.
func freePorts(_ count: Int) throws -> [Int] {
    // All are held until the last is found, so that none is given twice.
    var sockets: [Int32] = []
    defer { for socket in sockets { close(socket) } }
    return try (1...count).map { _ in
        let number = socket(AF_INET, streamSocket, 0)
        sockets.append(number)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(number, $0, length) == 0 && getsockname(number, $0, &length) == 0
            }
        }
        guard isBound else { throw NATSUnavailable("No port is free on 127.0.0.1.") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
