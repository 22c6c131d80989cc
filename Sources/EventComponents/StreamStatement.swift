public import EventStore
import Foundation
import Lesson3
import Staff
import StaffEvents

/// A stream as a bank prints an account: what happened, who did it, and what was true then.
public struct StreamStatement: CustomStringConvertible, Sendable {
    /// A line of the statement: one event.
    public struct Line: Hashable, Sendable {
        public let recordedAt: Timestamp
        /// The type of the event and its facts.
        public let what: String
        /// Who did it, and why, as far as they said so.
        public let who: String
        /// The running state: what is true after the event.
        public let state: String
    }

    public let stream: StreamName
    public let lines: [Line]

    /// - Parameter events: all events of the stream. One that can't be read has its line too, which
    ///   says why, and the state behind it is not known any more.
    public init(_ stream: StreamName, _ events: [RecordedEvent]) {
        self.stream = stream
        let states =
            switch stream.category {
            case "employee":
                StreamStatement.states(events, EmployeeDecider.self) { employee in
                    guard let employee else { return "nobody" }
                    let end = employee.terminatedOn.map { ", until \($0)" } ?? ""
                    return "\(employee.name), \(employee.department)\(end)"
                }
            case "email":
                StreamStatement.states(events, EmailDecider.self) { holder in
                    holder.map { "held by \($0)" } ?? "free"
                }
            case "salary":
                StreamStatement.states(
                    events, SalaryDecider.self, OldEvents.salaryCodec
                ) { salaries in
                    salaries.last.map { "\($0.monthly) from \($0.effectiveFrom)" } ?? "nothing"
                }
            case "entitlement":
                StreamStatement.states(events, EntitlementDecider.self) { entitlement in
                    entitlement.map { "\($0.days) days a year" } ?? "none"
                }
            case "vacation":
                StreamStatement.states(events, VacationDecider.self) { year in
                    "\(year.remaining) of \(year.account?.entitlement ?? 0) days left"
                }
            default: events.map { _ in "" }
            }
        lines = zip(events, states).map { event, state in
            Line(
                recordedAt: event.recordedAt,
                what: event.type + " " + StreamStatement.short(event.payload),
                who: StreamStatement.who(event), state: state)
        }
    }

    private static func states<D: Decider>(
        _ events: [RecordedEvent], _ decider: D.Type,
        _ codec: any EventCodec<D.Event> = JSONEventCodec<D.Event>(),
        _ words: (D.State) throws -> String
    ) -> [String] where D.Event: DomainEvent {
        var state: Result<D.State, any Error> = .success(D.initial)
        return events.map { event in
            let before = state
            state = Result { try D.evolve(before.get(), codec.decode(event)) }
            do { return try words(state.get()) } catch { return "not known: \(error)" }
        }
    }

    private static func who(_ event: RecordedEvent) -> String {
        do {
            let about = try event.about()
            return (about.actor ?? "-") + (about.reason.map { " (\($0))" } ?? "")
        } catch {
            return "not known: \(error)"
        }
    }

    private static func short(_ payload: Data) -> String {
        let text = String(decoding: payload, as: UTF8.self)
        return text.count > 100 ? String(text.prefix(100)) + "…" : text
    }

    public var description: String {
        let rows = lines.map { line in
            [String("\(line.recordedAt)".prefix(19)), line.what, line.who, line.state]
        }
        let table = ([["when (UTC)", "what", "who", "what is true then"]] + rows).map { row in
            row.map(\.onOneLine)
        }
        let widths = (0..<3).map { column in table.map { $0[column].count }.max() ?? 0 }
        let text = table.map { row in
            zip(row, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count)
            }.joined(separator: "  ") + "  " + row[3]
        }
        return (["\(stream)".onOneLine] + text).joined(separator: "\n")
    }
}
