import Foundation
import NNRuntime

/// Which classes were taken for which: a matrix, or for many classes the most frequent confusions.
struct ConfusionTable {
    /// Row: the true class; column: the model's answer.
    let counts: [[Int]]

    /// What to call each class.
    private let names: [String]

    /// The classes are called by their numbers, or as `vocabulary` says if they are its classes or its characters.
    init(_ counts: [[Int]], _ vocabulary: Vocabulary? = nil) {
        self.counts = counts
        let symbols = switch vocabulary?.unit {
        case .characters?: vocabulary!.symbols.map(Self.visible)
        case .words?: vocabulary!.classes
        case nil: [String]()
        }
        names = counts.indices.map { $0 < symbols.count ? symbols[$0] : "\($0)" }
    }

    /// A character in a form that can be seen: `e`, `\n`, `U+0020`.
    private static func visible(_ symbol: String) -> String {
        let scalar = symbol.unicodeScalars.first!
        if scalar == "\n" { return "\\n" }
        let isSeen = scalar.properties.isAlphabetic || (0x21 ... 0x7e).contains(scalar.value)
        return isSeen ? symbol : "U+" + String(format: "%04X", scalar.value)
    }

    private static let largestMatrix = 20
    private static let listedConfusions = 20

    func rendered() -> String {
        counts.count <= Self.largestMatrix ? matrix() : list()
    }

    private func matrix() -> String {
        var table = Table(
            [.init("true", minimumWidth: 5)] + names.map { Table.Column($0, minimumWidth: 3) }
                + [.init("right", minimumWidth: 8)])
        for (truth, row) in counts.enumerated() {
            let total = row.reduce(0, +)
            let share = total == 0 ? "" : Show.percent(Double(row[truth]) / Double(total))
            table.add([names[truth]] + row.map { $0 == 0 ? "·" : "\($0)" } + [share])
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
            table.add([names[confusion.truth], names[confusion.answer], "\(confusion.count)"])
        }
        let rest = confusions.count - Self.listedConfusions
        return table.rendered() + (rest > 0 ? "and \(rest) pairs more\n" : "")
    }
}
