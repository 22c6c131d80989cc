// Why: Each answer follows from what the architecture is made of: how many processes, how many calls
// for one answer, and what is kept. Where several are equal, all of them win.

public import Classroom
public import Deciding

/// What you expect of `course measure`, which gives the same load to all four architectures.
public enum Predictions {
    /// Who wins a row: the best, and whoever is within a tenth of it.
    ///
    /// Of a page and of bytes, within twice: less than that is chance.
    public static func winners(of row: MeasuredRow) throws -> Set<Architecture> {
        switch row {
        // A call within a process costs less than one between two.
        case .reads, .writes: [.singleProcess]
        // One SELECT, by a join or on a view. The others ask for every row.
        case .overview: [.singleProcess, .cqrs]
        case .crash, .lostInUpdate: [.microservices, .eventSourcing, .cqrs]
        case .memory, .processes, .lines: [.singleProcess]
        // What happened takes more room than what is true.
        case .bytes: [.singleProcess, .microservices]
        case .staleness: [.singleProcess, .microservices, .eventSourcing]
        case .history: [.eventSourcing, .cqrs]
        default: []
        }
    }
}
