import Foundation

/// How far a long piece of work has come, on the last line of a terminal; nothing where standard error is none.
struct ProgressBar {
    private let stream = Stream.error
    private let isShown: Bool
    private var nextUpdate = ContinuousClock.now
    private var shownColumns = 0

    init(isShown: Bool = true) {
        self.isShown = isShown && Stream.error.isTerminal
    }

    /// Shows `label` and a bar for `fraction` (0…1), at most ten times a second.
    mutating func update(_ label: String, fraction: Double) {
        guard isShown, ContinuousClock.now >= nextUpdate else { return }
        nextUpdate = .now + .milliseconds(100)
        let room = stream.columns - label.count - 10
        let bar = room < 8 ? "" : Self.bar(fraction, columns: min(room, 40)) + " "
        show("\(label) \(bar)\(Int(fraction * 100)) %")
    }

    /// Shows `label` at once, for work of unknown length.
    mutating func announce(_ label: String) {
        guard isShown else { return }
        show(label)
    }

    /// Takes the line away, so that something else can be written.
    mutating func clear() {
        guard shownColumns > 0 else { return }
        stream.write("\r" + String(repeating: " ", count: shownColumns) + "\r")
        shownColumns = 0
    }

    private mutating func show(_ line: String) {
        let line = String(line.prefix(max(0, stream.columns - 1)))
        stream.write("\r" + line + String(repeating: " ", count: max(0, shownColumns - line.count)))
        shownColumns = line.count
    }

    /// `fraction` of `columns` filled, to an eighth of a column.
    static func bar(_ fraction: Double, columns: Int) -> String {
        let eighths = Int((min(max(fraction, 0), 1) * Double(columns * 8)).rounded(.down))
        let part = eighths % 8 == 0 ? "" : ["▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8 - 1]
        let filled = String(repeating: "█", count: eighths / 8) + part
        return filled + String(repeating: "·", count: columns - filled.count)
    }
}
