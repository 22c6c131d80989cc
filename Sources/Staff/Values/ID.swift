public import Foundation

/// A UUID that knows what it names, so that an employee's can't be passed for a vacation's.
///
/// Written in lower case, and ordered as it is written.
public struct ID<Named>: Hashable, Sendable, LosslessStringConvertible {
    /// As in `c90a897c-557e-4d62-877a-6a06891a31b1`.
    public let description: String

    public init(_ uuid: UUID) {
        description = uuid.uuidString.lowercased()
    }

    /// `nil` unless `text` is a UUID, in whatever case.
    public init?(_ text: String) {
        // By hand, since ids are read for every request and every row, and UUID's own way takes
        // ten times as long.
        guard text.utf8.count == 36 else { return nil }
        var isLowercase = true
        for (place, byte) in text.utf8.enumerated() {
            switch (place, byte) {
            case (8, UInt8(ascii: "-")), (13, UInt8(ascii: "-")), (18, UInt8(ascii: "-")),
                (23, UInt8(ascii: "-")):
                continue
            case (8, _), (13, _), (18, _), (23, _): return nil
            case (_, UInt8(ascii: "0")...UInt8(ascii: "9")): continue
            case (_, UInt8(ascii: "a")...UInt8(ascii: "f")): continue
            case (_, UInt8(ascii: "A")...UInt8(ascii: "F")): isLowercase = false
            default: return nil
            }
        }
        description = isLowercase ? text : text.lowercased()
    }
}

extension ID: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        left.description < right.description
    }
}

extension ID: Codable {
    public init(from decoder: any Decoder) throws {
        self = try decoder.parsed(as: "a UUID") { ID($0) }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

public typealias EmployeeID = ID<Employee>
public typealias VacationID = ID<VacationRequest>
