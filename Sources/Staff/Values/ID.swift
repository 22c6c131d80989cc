public import Foundation

/// A UUID that knows what it names, so that an employee's can't be passed for a vacation's.
///
/// Written in lower case, and ordered as it is written.
public struct ID<Named>: Hashable, Sendable, LosslessStringConvertible {
    public let uuid: UUID

    public init(_ uuid: UUID) {
        self.uuid = uuid
    }

    /// `nil` unless `text` is a UUID, in whatever case.
    public init?(_ text: String) {
        guard let uuid = UUID(uuidString: text) else { return nil }
        self.uuid = uuid
    }

    public var description: String { uuid.uuidString.lowercased() }
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
