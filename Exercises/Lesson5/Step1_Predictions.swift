public import Classroom
public import Deciding

/// What you expect of `course measure`, which gives the same load to all four architectures.
public enum Predictions {
    /// Who wins a row: the best, and whoever is within a tenth of it.
    ///
    /// Of a page and of bytes, within twice: less than that is chance.
    public static func winners(of row: MeasuredRow) throws -> Set<Architecture> {
        // TODO: 5.1 Return some or all of [.singleProcess, .microservices, .eventSourcing, .cqrs]
        // for each of the rows .reads, .writes, .overview, .crash, .lostInUpdate, .memory,
        // .processes, .lines, .bytes, .staleness and .history.
        throw NotYet("5.1", "predict who wins the row “\(row.title)”")
    }
}
