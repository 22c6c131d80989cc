import Foundation
import Staff
import Testing

@Suite("A currency")
struct CurrencyTests {
    @Test(arguments: [
        ("EUR", 2), ("USD", 2), ("CHF", 2), ("JPY", 0), ("ISK", 0), ("KRW", 0), ("KWD", 3),
        ("TND", 3), ("UYW", 4), ("XCG", 2),
    ])
    func `a currency has the decimals that ISO 4217 gives it`(code: String, decimals: Int) throws {
        let currency = try #require(Currency(code), "\(code) is a currency.")
        #expect(currency.decimals == decimals, "ISO 4217, list one, column “minor unit”.")
        #expect(currency.code == code, "It is known by its code.")
    }

    @Test(arguments: ["eur", "EU", "EURO", "€", "", " EUR", "XYZ", "ＥＵＲ", "XAU", "XTS", "XXX"])
    func `what is no code of a currency is none`(code: String) {
        #expect(
            Currency(code) == nil,
            "Three capital letters, of a currency that one can be paid in: no metal, no test.")
    }

    @Test func `every currency is one that Foundation knows`() {
        let foundation = Set(Locale.Currency.isoCurrencies.map { $0.identifier.uppercased() })
        let known = CurrencyTests.threeLetters.filter { Currency($0) != nil }
        #expect(known.count > 150, "ISO 4217 lists more than 150 currencies in use.")
        // Younger than the oldest data that Foundation may bring along.
        let young: Set = ["SLE", "VED", "XCG", "ZWG"]
        let unknown = Set(known).subtracting(foundation).subtracting(young)
        #expect(unknown.isEmpty, "A code that Foundation has never heard of is a slip.")
    }

    @Test func `every currency of the world's largest economies is there`() {
        let codes = [
            "AED", "ARS", "AUD", "BDT", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK",
            "EGP", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "IRR", "JPY", "KRW", "MXN",
            "MYR", "NGN", "NOK", "NZD", "PHP", "PKR", "PLN", "RON", "RUB", "SAR", "SEK", "SGD",
            "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR",
        ]
        let missing = codes.filter { Currency($0) == nil }
        #expect(missing.isEmpty, "People are paid in each of them.")
    }

    private static let threeLetters: [String] = {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
        return letters.flatMap { a in letters.flatMap { b in letters.map { a + b + $0 } } }
    }()
}
