import Staff
import Testing

@Suite("Sums of money")
struct MoneySumTests {
    private let most = Money(minorUnits: .max, .eur)
    private let cent = Money(minorUnits: 1, .eur)

    @Test func `minor units are added and subtracted`() throws {
        #expect(try Money(minorUnits: 10, .eur) + cent == Money(minorUnits: 11, .eur))
        #expect(try cent - Money(minorUnits: 10, .eur) == Money(minorUnits: -9, .eur))
        #expect(try most - most == Money(minorUnits: 0, .eur))
    }

    @Test func `what 64 bits can't hold is an error, not a trap`() {
        #expect(throws: MoneyError.tooLarge) { try most + cent }
        #expect(throws: MoneyError.tooLarge) { try Money(minorUnits: .min, .eur) - cent }
    }

    @Test func `two currencies have no sum`() throws {
        let yen = try #require(Currency("JPY"))
        #expect(throws: MoneyError.differentCurrencies(.eur, yen)) {
            try cent + Money(minorUnits: 1, yen)
        }
    }
}
