// Why: Each upcaster knows two neighbouring versions, so a new version costs one more, whatever
// there was before. The bytes stay as they are, and what nobody knows is refused by its name.

public import EventStore
public import Foundation
public import Staff
public import StaffEvents

/// Reads events that were written by earlier versions of the program. None is ever rewritten.
public enum OldEvents {
    /// `salary.set` from version 1, in which every salary was in euro, to version 2.
    public static func v2(of old: SalarySetV1) throws -> SalarySetV2 {
        SalarySetV2(minorUnits: old.cents, currency: .eur, from: old.from, note: old.note)
    }

    /// `salary.set` from version 2 to version 3, which is ``Salary``.
    public static func v3(of old: SalarySetV2) throws -> Salary {
        Salary(
            Money(minorUnits: old.minorUnits, old.currency), effectiveFrom: old.from,
            reason: old.note)
    }

    /// The payload of `event` in today's version, by one upcaster after the other.
    ///
    /// - Throws: `UnknownEvent` when the type is none of `kinds`, or when no chain of upcasters
    ///   leads from its version to today's. `UndecodableEvent` when its payload is not what it
    ///   should be.
    public static func payload<Kind: EventKind>(
        of event: RecordedEvent, _ kinds: Kind.Type, by upcasters: [Upcaster]
    ) throws -> Data {
        guard let kind = Kind(rawValue: event.type), event.version <= kind.version else {
            throw UnknownEvent(event)
        }
        var payload = event.payload
        for version in event.version..<kind.version {
            let upcaster = upcasters.first { $0.type == event.type && $0.from == version }
            guard let upcaster else { throw UnknownEvent(event) }
            do { payload = try upcaster.convert(payload) } catch {
                throw UndecodableEvent(event, error)
            }
        }
        return payload
    }
}

extension OldEvents {
    /// All upcasters of Salary, in whatever order.
    public static var ofSalary: [Upcaster] {
        [Upcaster("salary.set", from: 1, v2), Upcaster("salary.set", from: 2, v3)]
    }

    /// Reads salary events of every version, and writes today's.
    public static var salaryCodec: JSONEventCodec<SalaryEvent> {
        let upcasters = ofSalary
        return JSONEventCodec { event in
            try payload(of: event, SalaryEvent.Kind.self, by: upcasters)
        }
    }
}
