import Foundation
import Staff
import Testing

@Suite("An id")
struct IDTests {
    let text = "0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73"

    @Test func `an id is read in any case, and written in lower case`() throws {
        let lower = try #require(EmployeeID(text))
        let upper = try #require(EmployeeID(text.uppercased()))
        #expect(lower == upper, "The case of a UUID means nothing.")
        #expect("\(upper)" == text, "There is one way to write it.")
    }

    @Test(arguments: [
        "", "1", "0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e7", "0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e733",
        "0b7e2d3c5a1f4c869d0e2f6a8b4c1e73", "{0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73}",
        " 0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73", "0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73 ",
        "0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e7g", "0b7e2d3c-5a1f-4c869-d0e-2f6a8b4c1e73",
        "0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73\n", "urn:uuid:0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73",
    ])
    func `a text that is no UUID is no id`(text: String) {
        #expect(VacationID(text) == nil, "32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.")
    }

    @Test func `ids are in the order in which they are written`() {
        let ids = (1...50).map { _ in EmployeeID(UUID()) }
        #expect(
            ids.sorted().map(\.description) == ids.map(\.description).sorted(),
            "A data store that sorts texts gives the same order.")
    }
}
