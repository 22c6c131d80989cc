import Experiments
import Foundation
import GRDB
import Hosting
import KeyStore
import Staff
import StaffBehaviour
import Testing

extension Operations {
    @Test func `a person is forgotten everywhere, and still counts`() async throws {
        try await withTemporaryFolder { folder in
            try await withSides(data: folder) { sides in
                let name = "Zacharias Werkmeister"
                let newcomer = Newcomer(name: name, email: unique("zacharias") + "@example.com")
                let (zac, first) = try await hire(newcomer, at: sides)
                try await overview(after: first, at: sides, department: zac.department).expect(
                    status: 200, because: "The view has the hire.")
                let box = TokenBox()
                let staff = StaffClient(
                    baseURL: sides.address, observe: { box.merge($0.header("Staff-Position")) })
                try await staff.delete("\(zac.path)/personal-data").expect(
                    status: 204, because: "They asked to be forgotten.")
                let token = try #require(box.text, "Forgetting is a command, with a token.")
                let after = try await overview(
                    after: token, at: sides, department: zac.department)
                let row = try after.json()["rows"]?.array?.first
                #expect(row?["name"] == "(forgotten)", "\(after.text)")
                #expect(row?["salary"]?["amount"] == "4200.00", "What is paid stays.")
                try expectNowhere([name, newcomer.email], in: folder)
                _ = try await command("rebuild", at: sides)
                try expectNowhere([name, newcomer.email], in: folder)
                let again = try await overview(after: token, at: sides, department: zac.department)
                #expect(again.text == after.text, "A view that is built anew says the same.")
                try await staff.patch(zac.path, ["name": "Zac"]).expect(
                    .conflict("forgotten"), because: "Nobody comes back by a change of the name.")
                try await staff.patch(zac.path, ["department": "Archive"]).expect(
                    status: 200, because: "Where they worked is nobody's name.")
                try await staff.hire(newcomer)
            }
        }
    }

    @Test func `forgetting that is interrupted leaves no e-mail taken for ever`() async throws {
        try await withTemporaryFolder { folder in
            try await withSides(data: folder) { sides in
                let newcomer = Newcomer()
                let (ana, _) = try await hire(newcomer, at: sides)
                let address = try #require(sides.commands[.employees]?.address)
                // Nobody can shred a key as long as another one writes to the file of keys.
                var configuration = Configuration()
                configuration.allowsUnsafeTransactions = true
                let keys = try DatabaseQueue(
                    path: folder + "/employees.keys.sqlite", configuration: configuration)
                try keys.inDatabase { db in try db.execute(sql: "BEGIN IMMEDIATE") }
                let interrupted = try await send(
                    "DELETE", "\(address)\(ana.path)/personal-data"
                ).status
                #expect(interrupted == 500, "The key can't be shredded.")
                try keys.inDatabase { db in try db.execute(sql: "ROLLBACK") }
                let staff = StaffClient(baseURL: sides.address)
                try await staff.delete("\(ana.path)/personal-data").expect(
                    status: 204, because: "Done again, it is done.")
                try await staff.hire(newcomer)
            }
        }
    }

    @Test func `of a hire that was taken back nobody can read whose it was`() async throws {
        try await withTemporaryFolder { folder in
            try await withSides(data: folder) { sides in
                let name = "Zacharias Werkmeister"
                let email = unique("zacharias") + "@example.com"
                let employees = StaffClient(
                    baseURL: try #require(sides.commands[.employees]?.address))
                let id = EmployeeID(UUID())
                let body = Newcomer(name: name, email: email).json
                try await employees.put("/hires/\(id)", body).expect(
                    status: 204, because: "Employees' part of a hire.")
                try await employees.delete("/hires/\(id)").expect(
                    status: 204, because: "It is taken back.")
                let key = try KeyTable(folder + "/employees.keys.sqlite").key(of: id)
                #expect(key == nil, "The events stay, and nobody can read them.")
                let staff = StaffClient(baseURL: sides.address)
                let (ana, _) = try await hire(at: sides)
                let refused = Newcomer(name: name, email: ana.email)
                try await staff.post("/employees", refused.json).expect(
                    .conflict("email-taken"), because: "It is \(ana.name)'s.")
                try await until("the name and the e-mail in no file") {
                    try found([name, email], in: folder).isEmpty
                }
            }
        }
    }

    /// Looks for the texts in the bytes of all files.
    private func expectNowhere(_ texts: [String], in folder: String) throws {
        let found = try found(texts, in: folder)
        #expect(found.isEmpty, "One of \(texts) is in a file.")
    }

    /// The files that have one of the texts in them.
    private func found(_ texts: [String], in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { file in
            // A file may be gone since it was listed.
            let bytes = (try? Data(contentsOf: URL(filePath: "\(folder)/\(file)"))) ?? Data()
            return texts.contains { bytes.range(of: Data($0.utf8)) != nil }
        }
    }
}
