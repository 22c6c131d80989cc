import Classroom

/// What a run says in words: the ratios, and what each architecture gives for its price.
struct Findings {
    private let comparison: Comparison

    init(_ comparison: Comparison) {
        self.comparison = comparison
    }

    var sentences: [String] {
        [overview, crash, update, price, staleness, history].compactMap(\.self)
    }

    private func lesson(_ number: Int) -> MeasuredArchitecture? {
        comparison.measured.first { $0.lesson == number }
    }

    private func times(_ row: MeasuredRow, _ lesson: Int, over base: Int) -> String? {
        guard let one = self.lesson(lesson), let other = self.lesson(base) else { return nil }
        return row.ratio(one, to: other)
    }

    private var overview: String? {
        guard let calls = times(.overview, 2, over: 1), let replay = times(.overview, 3, over: 1),
            let view = times(.overview, 4, over: 1)
        else { return nil }
        return "Against the join of one process, a page of the overview takes \(calls) the time by "
            + "calls to three services, \(replay) by calls to three event stores, and \(view) from a "
            + "view of its own."
    }

    private var crash: String? {
        let all = comparison.measured.compactMap { one in
            one.crash?.stillAnswering.map { "\($0.count) of 3 in Lesson \(one.lesson)" }
        }
        guard all.count > 1 else { return nil }
        return "While Salary is gone, the components that answer: \(all.joined(separator: ", "))."
    }

    private var update: String? {
        let all = comparison.measured.compactMap { one in
            one.update.map { "\($0.lostInAll) in Lesson \(one.lesson)" }
        }
        guard all.count > 1 else { return nil }
        return "Requests lost while Vacation alone is updated: \(all.joined(separator: ", "))."
    }

    private var price: String? {
        let rows: [(MeasuredRow, String)] = [
            (.processes, "the processes"), (.memory, "the memory"),
            (.processor, "the processor time of a read"), (.bytes, "the bytes of a change"),
            (.lines, "the lines to write"),
        ]
        let prices = rows.compactMap { row, name in times(row, 4, over: 1).map { "\($0) \(name)" } }
        guard !prices.isEmpty else { return nil }
        return "What CQRS costs against one process: \(prices.joined(separator: ", "))."
    }

    private var staleness: String? {
        guard let behind = lesson(4)?.staleness else { return nil }
        let median = MeasuredRow.rounded(behind.median)
        let longest = MeasuredRow.rounded(behind.longest)
        let others = comparison.measured.filter { $0.lesson != 4 && $0.staleness != nil }
        let late = others.filter { $0.staleness?.longest != 0 }.map { one in
            "Lesson \(one.lesson) was behind too, by \(MeasuredRow.staleness.text(one)) at most."
        }
        let first =
            "The view of Lesson 4 is behind while changes come in: \(median) ms at the "
            + "median, \(longest) ms at the longest."
        let rest = late.isEmpty && !others.isEmpty ? ["The others were never behind."] : late
        return ([first] + rest).joined(separator: " ")
    }

    private var history: String? {
        let tell = comparison.measured.filter { $0.tellsWhoAndWhen == true }
            .map { "Lesson \($0.lesson)" }
        guard !tell.isEmpty else { return nil }
        return "Who set a salary, and when, is known in: \(tell.joined(separator: ", "))."
    }
}
