extension HistoryEntry {
    /// One history of several, by the time. Each of them keeps the order in which it is told.
    ///
    /// Services have no common order but the time. Within one, what happened first stands first,
    /// also when its clock was set back meanwhile.
    public static func merged(_ histories: [[HistoryEntry]]) -> [HistoryEntry] {
        var rests = histories.map { $0[...] }
        var merged: [HistoryEntry] = []
        while true {
            let heads = rests.enumerated().compactMap { index, rest in
                rest.first.map { (index: index, entry: $0) }
            }
            // The text of a time sorts as it does.
            guard let next = heads.min(by: { $0.entry.at < $1.entry.at }) else { return merged }
            merged.append(next.entry)
            rests[next.index].removeFirst()
        }
    }
}
