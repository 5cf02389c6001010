import NNRuntime

/// Which classes were taken for which: a matrix, or for many classes the most frequent confusions.
struct ConfusionTable {
    /// Row: the true class; column: the model's answer.
    let counts: [[Int]]

    init(_ counts: [[Int]]) { self.counts = counts }

    private static let largestMatrix = 20
    private static let listedConfusions = 20

    func rendered() -> String {
        counts.count <= Self.largestMatrix ? matrix() : list()
    }

    private func matrix() -> String {
        var table = Table(
            [.init("true", minimumWidth: 5)] + counts.indices.map { Table.Column("\($0)", minimumWidth: 3) }
                + [.init("right", minimumWidth: 8)])
        for (truth, row) in counts.enumerated() {
            let total = row.reduce(0, +)
            let share = total == 0 ? "" : Show.percent(Double(row[truth]) / Double(total))
            table.add(["\(truth)"] + row.map { $0 == 0 ? "·" : "\($0)" } + [share])
        }
        return "a row a true class, a column an answer\n" + table.rendered()
    }

    private func list() -> String {
        let confusions = counts.enumerated().flatMap { truth, row in
            row.enumerated().filter { $0.offset != truth && $0.element > 0 }
                .map { (truth: truth, answer: $0.offset, count: $0.element) }
        }.sorted { ($1.count, $0.truth, $0.answer) < ($0.count, $1.truth, $1.answer) }
        guard !confusions.isEmpty else { return "" }
        var table = Table([.init("true"), .init("taken for"), .init("times")])
        for confusion in confusions.prefix(Self.listedConfusions) {
            table.add(["\(confusion.truth)", "\(confusion.answer)", "\(confusion.count)"])
        }
        let rest = confusions.count - Self.listedConfusions
        return table.rendered() + (rest > 0 ? "and \(rest) pairs more\n" : "")
    }
}
