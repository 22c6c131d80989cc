import Foundation
import NATSCluster

extension Doctor {
    private static let natsProgram = """
        #include <nats/nats.h>
        #include <stdio.h>
        int main(void) { puts(nats_GetVersion()); return 0; }
        """

    /// Compiles, links and runs a program that uses the C client of NATS.
    func natsClient() async throws -> Finding {
        // Where brew puts it: the compiler does not look there by itself.
        let brew = ["-I/opt/homebrew/include", "-L/opt/homebrew/lib"]
        return try await Doctor.finding(
            "NATS client", running: Doctor.natsProgram, linking: brew + ["-lnats"]
        ) {
            "Its header or library is missing. On Debian and Ubuntu: sudo apt-get install "
                + "libnats-dev. On a Mac: brew install cnats"
        }
    }

    func natsServer(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws -> Finding {
        do {
            let server = try await NATSServer.find(root: root, environment: environment)
            return Finding("nats-server", .fine, "\(server.version), \(server.path)")
        } catch let error as NATSUnavailable {
            return Finding("nats-server", .missing, error.description)
        }
    }
}
