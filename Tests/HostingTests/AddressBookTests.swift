import Foundation
import Hosting
import Testing

@Suite("An address book")
struct AddressBookTests {
    @Test func `what one process writes, another reads at once`() async throws {
        try await withTemporaryFolder { folder in
            let gateway = AddressBook("\(folder)/vacation.addresses")
            #expect(gateway.addresses == [], "Nobody has written anything.")
            let operations = AddressBook("\(folder)/vacation.addresses")
            for addresses in [["http://a:1"], ["http://b:1", "http://c:1"], ["http://a:1"], []] {
                try operations.use(addresses)
                #expect(gateway.addresses == addresses, "It is read again when it has changed.")
            }
        }
    }

    @Test func `when the file is gone, what was read stays`() async throws {
        try await withTemporaryFolder { folder in
            let path = "\(folder)/vacation.addresses"
            let book = AddressBook(path)
            try book.use(["http://a:1"])
            #expect(book.addresses == ["http://a:1"])
            try FileManager.default.removeItem(atPath: path)
            #expect(book.addresses == ["http://a:1"], "A service does not vanish with a file.")
        }
    }
}
