/// An amount in a currency, exact: minor units, never floating point.
public struct Money: Hashable, Sendable {
    /// The amount in the currency's smallest unit: cents for the euro, yen for the yen.
    public let minorUnits: Int64
    public let currency: Currency

    public init(minorUnits: Int64, _ currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// `nil` unless `amount` is a decimal as in `4200.00` that the currency and 64 bits can hold.
    public init?(amount: String, _ currency: Currency) {
        let isNegative = amount.hasPrefix("-")
        let parts = amount.dropFirst(isNegative ? 1 : 0)
            .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard parts.count == 1 || !fraction.isEmpty, fraction.count <= currency.decimals,
            (whole + fraction).utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        let zeros = String(repeating: "0", count: currency.decimals - fraction.count)
        guard let units = Int64((isNegative ? "-" : "") + whole + fraction + zeros) else {
            return nil
        }
        self.init(minorUnits: units, currency)
    }

    /// The amount as a decimal with all the decimals that the currency has: `4200.00`.
    public var amount: String {
        let digits = String(minorUnits.magnitude)
        let padded = String(repeating: "0", count: max(0, currency.decimals + 1 - digits.count))
        let all = padded + digits
        let split = all.index(all.endIndex, offsetBy: -currency.decimals)
        let sign = minorUnits < 0 ? "-" : ""
        return sign + all[..<split] + (currency.decimals > 0 ? "." + all[split...] : "")
    }
}

extension Money: CustomStringConvertible {
    public var description: String { "\(amount) \(currency)" }
}

extension Money: Codable {
    enum CodingKeys: CodingKey {
        case amount, currency
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let currency = try container.decode(Currency.self, forKey: .currency)
        let amount = try container.decode(String.self, forKey: .amount)
        guard let money = Money(amount: amount, currency) else {
            throw DecodingError.dataCorruptedError(
                forKey: .amount, in: container,
                debugDescription:
                    "“\(amount.prefix(40))” is not an amount in \(currency): write a decimal with "
                    + "at most \(currency.decimals) decimals, as in "
                    + "\(Money(minorUnits: 420_000, currency).amount).")
        }
        self = money
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(amount, forKey: .amount)
        try container.encode(currency, forKey: .currency)
    }
}
