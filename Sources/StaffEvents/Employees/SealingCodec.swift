public import EventStore
public import Foundation
public import Staff

/// Writes events of Employees with names and e-mails sealed, and opens them again to read.
public struct SealingCodec: EventCodec {
    private let codec: any EventCodec<EmployeeEvent>
    private let seal: @Sendable (String, EmployeeID) throws -> String
    private let open: @Sendable (String, EmployeeID) throws -> String?

    /// - Parameters:
    ///   - seal: makes a text unreadable for everybody without the person's key.
    ///   - open: makes it readable again. `nil` when the person is forgotten.
    public init(
        _ codec: any EventCodec<EmployeeEvent> = JSONEventCodec<EmployeeEvent>(),
        seal: @escaping @Sendable (String, EmployeeID) throws -> String,
        open: @escaping @Sendable (String, EmployeeID) throws -> String?
    ) {
        self.codec = codec
        self.seal = seal
        self.open = open
    }

    public func encode(
        _ event: EmployeeEvent, id: UUID, for stream: StreamName, _ metadata: EventMetadata
    ) throws -> EventToAppend {
        let sealed = try event.mapPersonal { text in
            guard let person = stream.employee else { return text }
            return try seal(text, person)
        }
        return try codec.encode(sealed, id: id, for: stream, metadata)
    }

    public func decode(_ event: RecordedEvent) throws -> EmployeeEvent {
        try codec.decode(event).mapPersonal { sealed in
            guard let person = event.stream.employee else { throw UnknownEvent(event) }
            return try open(sealed, person) ?? Employee.erased
        }
    }
}

extension StreamName {
    /// The employee whose stream it is: the id stands behind the category.
    public var employee: EmployeeID? {
        EmployeeID(String(text.dropFirst(category.count + 1).prefix(36)))
    }
}
