/// A currency, by its ISO 4217 code.
public struct Currency: Hashable, Sendable, LosslessStringConvertible {
    /// Three capital letters, as in `EUR`.
    public let code: String

    /// `nil` unless `code` is one of ISO 4217's that money is paid in.
    public init?(_ code: String) {
        guard Currency.known.contains(code) else { return nil }
        self.code = code
    }

    private init(trusted code: String) {
        self.code = code
    }

    public static let eur = Currency(trusted: "EUR")

    /// How many decimals the currency has: 2 for the euro, 0 for the yen, 3 for the dinar.
    public var decimals: Int {
        if Currency.withoutDecimals.contains(code) { return 0 }
        if Currency.withThreeDecimals.contains(code) { return 3 }
        return Currency.withFourDecimals.contains(code) ? 4 : 2
    }

    public var description: String { code }

    // Source: ISO 4217, list one, column "minor unit". Foundation does not give it on every
    // platform. The codes for metals, testing and "no currency" are left out, and those for funds
    // but CLF and UYI.
    private static let withoutDecimals = codes(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF")
    private static let withThreeDecimals = codes("BHD IQD JOD KWD LYD OMR TND")
    private static let withFourDecimals = codes("CLF UYW")
    private static let withTwoDecimals = codes(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD \
        CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD \
        GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL \
        MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN \
        PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP \
        SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
        """)
    private static let known = withoutDecimals.union(withThreeDecimals).union(withFourDecimals)
        .union(withTwoDecimals)

    private static func codes(_ list: String) -> Set<String> {
        Set(list.split(separator: " ").map(String.init))
    }
}

extension Currency: Codable {
    public init(from decoder: any Decoder) throws {
        self = try decoder.parsed(as: "a currency code of ISO 4217") { Currency($0) }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
