import Staff
import Testing

@Suite("Money")
struct MoneyTests {
    @Test(
        arguments: [
            ("4200.00", "EUR", 420_000, "4200.00"), ("4200.5", "EUR", 420_050, "4200.50"),
            ("4200", "EUR", 420_000, "4200.00"), ("0.01", "EUR", 1, "0.01"),
            ("-0.01", "EUR", -1, "-0.01"), ("-0.00", "EUR", 0, "0.00"), ("007", "EUR", 700, "7.00"),
            ("4200", "JPY", 4200, "4200"), ("0", "JPY", 0, "0"), ("-3", "JPY", -3, "-3"),
            ("1.234", "KWD", 1234, "1.234"), ("0.001", "KWD", 1, "0.001"),
            ("1.2345", "UYW", 12_345, "1.2345"), ("5", "UYW", 50_000, "5.0000"),
            ("92233720368547758.07", "EUR", .max, "92233720368547758.07"),
            ("-92233720368547758.08", "EUR", .min, "-92233720368547758.08"),
            ("9223372036854775807", "JPY", .max, "9223372036854775807"),
            ("922337203685477.5807", "UYW", .max, "922337203685477.5807"),
        ] as [(String, String, Int64, String)])
    func `an amount is read exactly, and written with all its decimals`(
        text: String, code: String, units: Int64, written: String
    ) throws {
        let currency = try #require(Currency(code))
        let money = try #require(Money(amount: text, currency), "\(text) is an amount in \(code).")
        #expect(money.minorUnits == units, "\(code) has \(currency.decimals) decimals.")
        #expect(money.amount == written, "It is written with all decimals of \(code).")
        #expect(Money(amount: money.amount, currency) == money, "What is written can be read.")
        #expect("\(money)" == "\(written) \(code)", "In a message it has its currency.")
    }

    @Test(arguments: [
        ("4200.001", "EUR"), ("4200.000", "EUR"), ("1.0", "JPY"), ("1.", "JPY"),
        ("1.2345", "KWD"), ("1.23456", "UYW"),
    ])
    func `more decimals than the currency has are refused`(text: String, code: String) throws {
        let currency = try #require(Currency(code))
        #expect(Money(amount: text, currency) == nil, "Money is never rounded in silence.")
    }

    @Test(arguments: [
        "", "-", ".", "-.", "+1", "1e3", "1E3", ".5", "1.", "1..0", "1.2.3", "--1", "1-", "1,50",
        "1 000", " 1", "1 ", "1\n", "0x10", "1_000", "٣", "１", "½", "NaN", "inf", "1.-5", "1.+5",
    ])
    func `a text that is no decimal is no amount`(text: String) {
        #expect(Money(amount: text, .eur) == nil, "Digits, a point, digits; a minus before.")
    }

    @Test(arguments: [
        ("92233720368547758.08", "EUR"), ("-92233720368547758.09", "EUR"),
        ("92233720368547759", "EUR"), ("9223372036854775808", "JPY"),
        ("9223372036854775807", "EUR"), ("9" + String(repeating: "0", count: 400), "JPY"),
    ])
    func `an amount that 64 bits can't hold is refused`(text: String, code: String) throws {
        let currency = try #require(Currency(code))
        #expect(Money(amount: text, currency) == nil, "It must not wrap around or trap.")
    }

    @Test func `the same number in two currencies is not the same money`() throws {
        let dollar = try #require(Currency("USD"))
        #expect(
            Money(minorUnits: 1, .eur) != Money(minorUnits: 1, dollar),
            "A cent of a euro is none of a dollar.")
    }
}
