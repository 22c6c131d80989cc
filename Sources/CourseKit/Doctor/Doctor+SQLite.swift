extension Doctor {
    private static let program = """
        #include <sqlite3.h>
        #include <stdio.h>
        int main(void) { puts(sqlite3_libversion()); return 0; }
        """

    /// Compiles, links and runs a program that uses SQLite: what the header and library are for.
    func sqlite() async throws -> Finding {
        try await Doctor.finding("SQLite", running: Doctor.program, linking: ["-lsqlite3"]) {
            "Its header or library is missing. \(Doctor.sqliteRemedy)"
        }
    }

    private static var sqliteRemedy: String {
        #if canImport(Darwin)
            "It comes with the command line tools: xcode-select --install"
        #else
            "On Debian and Ubuntu: sudo apt-get install libsqlite3-dev. "
                + "On Fedora: sudo dnf install sqlite-devel."
        #endif
    }
}
