import Crypto
import EventFeeds
import EventStore
import Foundation
import GRDB
import Hosting
import KeyStore
import Lesson1
import Lesson4
import QueryDatabase
import Staff
import StaffEvents
import Testing

@Suite("Lesson 4, step 8: forget")
struct Step8_Forget {
    private let ada = EmployeeID.number(1)
    private let grace = EmployeeID.number(2)
    private let name = "Ada Lovelace"
    private let email = "ada.lovelace@example.com"

    /// An office in which Ada and Grace are hired.
    private func withOffice(_ body: (Office) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let office = try Office(in: folder)
            try await office.hire(ada, name, email)
            try await office.hire(grace, "Grace Hopper", "grace@example.com")
            try await body(office)
        }
    }

    private func withVault(_ body: (Vault, KeyTable) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let keys = try KeyTable(folder + "/keys.sqlite")
            try await body(Vault(keys), keys)
        }
    }

    @Test func `a sealed text says nothing, and can be opened again`() async throws {
        try await withVault { vault, _ in
            let sealed = try vault.seal(name, of: ada)
            let bytes = Data(base64Encoded: sealed) ?? Data(sealed.utf8)
            #expect(!sealed.contains("Ada") && bytes.range(of: Data("Ada".utf8)) == nil)
            let opened = try vault.open(sealed, of: ada)
            #expect(opened == name, "With the key it is what it was.")
        }
    }

    @Test func `the same text is sealed differently each time`() async throws {
        try await withVault { vault, _ in
            let first = try vault.seal(name, of: ada)
            let second = try vault.seal(name, of: ada)
            #expect(first != second, "Nobody can see that two events say the same.")
            let opened = try vault.open(first, of: ada)
            #expect(opened == name, "And the key is the same.")
        }
    }

    @Test func `each person has a key of their own`() async throws {
        try await withVault { vault, _ in
            let sealed = try vault.seal(name, of: ada)
            _ = try vault.seal("Grace", of: grace)
            #expect(throws: Tampered(person: grace), "It was sealed for Ada, not for Grace.") {
                try vault.open(sealed, of: grace)
            }
        }
    }

    @Test func `a sealed text says for whom it was sealed, whatever key is tried`() async throws {
        try await withVault { vault, keys in
            let sealed = try vault.seal(name, of: ada)
            let key = try #require(try keys.key(of: ada))
            try keys.insert(key, of: grace)
            #expect(
                throws: Tampered(person: grace),
                "Grace has a copy of Ada's key: it fits, and the text is still not hers."
            ) {
                try vault.open(sealed, of: grace)
            }
        }
    }

    @Test(arguments: ["", "not base64!", "QUJD", "AAAA"])
    func `a text that is not as it was made is refused`(text: String) async throws {
        try await withVault { vault, _ in
            _ = try vault.seal(name, of: ada)
            #expect(throws: Tampered(person: ada), "“\(text)” was never sealed.") {
                try vault.open(text, of: ada)
            }
        }
    }

    @Test func `without a key of the person nothing is opened, and nobody is taken for forgotten`()
        async throws
    {
        try await withVault { vault, _ in
            try await withVault { other, _ in
                let sealed = try other.seal(name, of: ada)
                #expect(
                    throws: NoKey(person: ada),
                    "With another file of keys, a whole company would look forgotten."
                ) {
                    try vault.open(sealed, of: ada)
                }
            }
        }
    }

    @Test func `what is sealed for a shredded key is gone, and everybody else's is not`()
        async throws
    {
        try await withVault { vault, _ in
            let ofAda = try vault.seal(name, of: ada)
            let ofGrace = try vault.seal("Grace", of: grace)
            try vault.shred(ada)
            let gone = try vault.open(ofAda, of: ada)
            #expect(gone == nil, "The key was shredded.")
            let kept = try vault.open(ofGrace, of: grace)
            #expect(kept == "Grace")
        }
    }

    @Test func `nothing new is sealed for somebody who is forgotten`() async throws {
        try await withVault { vault, _ in
            _ = try vault.seal(name, of: ada)
            try vault.shred(ada)
            #expect(throws: Forgotten(person: ada), "A new key would bring them back.") {
                try vault.seal(name, of: ada)
            }
        }
    }

    @Test func `keys are kept over a restart, and a shredded one is in no file`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/keys.sqlite"
            let sealed = try Vault(KeyTable(path)).seal(name, of: ada)
            let vault = Vault(try KeyTable(path))
            let opened = try vault.open(sealed, of: ada)
            #expect(opened == name, "The key is in the file.")
            let key = try #require(try KeyTable(path).key(of: ada)).withUnsafeBytes { Data($0) }
            try vault.shred(ada)
            for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let bytes = try Data(contentsOf: URL(filePath: folder + "/" + file))
                #expect(bytes.range(of: key) == nil, "The key's bytes are in \(file).")
            }
        }
    }

    @Test func `an event store with sealed events has no name and no e-mail in it`() async throws {
        try await withOffice { office in
            for text in [name, email, "Lovelace"] {
                let files = try office.files(with: text)
                #expect(files.isEmpty, "“\(text)” is in \(files).")
            }
            let employee = try await office.employee(ada)
            #expect(employee?.name == name && employee?.email == email, "With the key it is.")
        }
    }

    @Test func `forgetting deletes no event, and adds one`() async throws {
        try await withOffice { office in
            let before = try await office.store.read(.employee(ada))
            try await office.forgetting.forget(ada)
            let after = try await office.store.read(.employee(ada))
            #expect(
                Array(after.dropLast()) == before, "The bytes of what happened are what they were.")
            #expect(after.last?.type == "employee.forgotten", "Everybody else hears of it.")
        }
    }

    @Test func `who asked to forget, and why, is kept`() async throws {
        try await withOffice { office in
            let asked = EventMetadata(actor: "data protection", reason: "request 7")
            try await office.forgetting.forget(ada, asked)
            let told = try await office.store.read(.employee(ada)).last?.about()
            #expect(told == asked, "Somebody has to account for what is gone.")
        }
    }

    @Test func `a forgotten person still counts, without name and e-mail`() async throws {
        try await withOffice { office in
            try await office.forgetting.forget(ada)
            let employee = try await office.employee(ada)
            #expect(
                employee
                    == Employee(
                        id: ada, name: "(forgotten)", email: "(forgotten)",
                        department: "Engineering", hiredOn: "2026-01-01"),
                "Department and day of the hire are nobody's name.")
            let other = try await office.employee(grace)
            #expect(other?.name == "Grace Hopper", "Grace is not forgotten.")
        }
    }

    @Test func `what happened before can't be read any more, by whoever has the events`()
        async throws
    {
        try await withOffice { office in
            try await office.forgetting.forget(ada)
            let first = try #require(try await office.store.read(.employee(ada)).first)
            let event = try office.vault.codec.decode(first)
            #expect(
                !"\(event)".contains("Ada"),
                "The hire is still there. Whose it was stands in no copy of it: \(event)")
        }
    }

    @Test func `forgotten twice is forgotten once`() async throws {
        try await withOffice { office in
            try await office.forgetting.forget(ada)
            try await office.forgetting.forget(ada)
            let types = try await office.store.read(.employee(ada)).map(\.type)
            #expect(
                types == ["employee.hired", "employee.forgotten"],
                "Whoever lost the answer asks again.")
        }
    }

    @Test func `nobody who is unknown is forgotten`() async throws {
        try await withOffice { office in
            let nobody = EmployeeID.number(9)
            await #expect(throws: StaffError.unknownEmployee(nobody), "There is no employee 9.") {
                try await office.forgetting.forget(nobody)
            }
            #expect(throws: NoKey(person: nobody), "Nothing was shredded.") {
                try office.keys.key(of: nobody)
            }
        }
    }

    @Test func `as long as the event is not stored, the key stays`() async throws {
        try await withOffice { office in
            let store = RefusingStore(office.store)
            let forgetting = Forgetting(store, office.vault, nextID: { UUID() })
            await #expect(throws: RefusingStore.Refused(), "The store refuses the event.") {
                try await forgetting.forget(ada)
            }
            let employee = try await office.employee(ada)
            #expect(
                employee?.name == name,
                "Every view shows the name. Forgotten here alone, nobody would ever tell them.")
            try await forgetting.forget(ada)
            let forgotten = try await office.employee(ada)
            #expect(forgotten?.name == "(forgotten)", "Done again, it is done.")
        }
    }

    @Test func `an event that is stored already does not keep the key and the snapshot`()
        async throws
    {
        try await withOffice { office in
            try await office.saveSnapshot(of: ada)
            try await office.tell(.forget, of: ada)
            try await office.forgetting.forget(ada)
            let key = try office.keys.key(of: ada)
            #expect(key == nil, "Whoever was ended right behind the append has left the key.")
            let snapshot = try await office.snapshots.snapshot(of: .employee(ada))
            #expect(snapshot == nil, "And the snapshot, with the name in it.")
        }
    }

    @Test func `no snapshot keeps the name`() async throws {
        try await withOffice { office in
            for person in [ada, grace] { try await office.saveSnapshot(of: person) }
            try await office.forgetting.forget(ada)
            let mine = try await office.snapshots.snapshot(of: .employee(ada))
            #expect(mine == nil, "A snapshot is a copy of the state, with the name in it.")
            let other = try await office.snapshots.snapshot(of: .employee(grace))
            #expect(other != nil, "The snapshot of Grace is nobody else's.")
        }
    }

    @Test func `the name is in no view, not in a rebuilt one either, and totals are as before`()
        async throws
    {
        try await withOffice { office in
            let feed = StoreFeed(office.store)
            let views = try Views(in: office.folder)
            let salaries = try await views.changing { live in
                try await live.write { db in
                    for person in [ada, grace] {
                        try db.execute(
                            sql: "INSERT INTO salary VALUES (?, '2026-01-01', 420000, 'EUR')",
                            arguments: [person.description])
                    }
                }
                return try await total(in: live)
            }
            _ = try await bring(feed, into: views, office)
            #expect(
                try office.files(with: name).allSatisfy { $0.hasPrefix("overview") }
                    && !office.files(with: name).isEmpty,
                "The view shows the name, and nothing else has it.")
            try await office.forgetting.forget(ada)
            let rows = try await bring(feed, into: views, office)
            #expect(rows.map(\.name) == ["(forgotten)", "Grace Hopper"], "Both still count.")
            let after = try await views.changing { live in try await total(in: live) }
            #expect(after == salaries, "The payroll is as before.")
            let files = try office.files(with: name)
            #expect(files.isEmpty, "The name is still in \(files).")
            try await Rebuild.run(views, from: [.employees: feed], with: office.projection)
            let rebuilt = try await names(in: views)
            #expect(rebuilt == rows.map(\.name), "Built from the events, it is the same.")
            let again = try office.files(with: "Lovelace")
            #expect(again.isEmpty, "The name has come back into \(again).")
        }
    }

    /// Brings all events into the live view, and returns its rows.
    private func bring(
        _ feed: StoreFeed, into views: Views, _ office: Office
    ) async throws -> [Overview.Row] {
        let events = try await feed.page(after: .start, limit: 100, waiting: .zero).events
        return try await views.changing { live in
            try await Checkpoint.apply(
                events, of: .employees, with: office.projection, in: live)
            try await QueryDatabase.wipe(live)
            return try await UnifiedView.overview(OverviewQuery(on: "2026-06-15"), in: live).rows
        }
    }

    private func names(in views: Views) async throws -> [String] {
        try await views.changing { live in
            try await UnifiedView.overview(OverviewQuery(on: "2026-06-15"), in: live)
                .rows.map(\.name)
        }
    }

    private func total(in view: DatabasePool) async throws -> Int {
        try await view.read { db in
            try Int.fetchOne(db, sql: "SELECT SUM(minor_units) FROM salary") ?? 0
        }
    }
}
