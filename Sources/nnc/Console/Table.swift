/// Rows of text in aligned columns.
struct Table {
    enum Alignment { case left, right }

    struct Column {
        var title: String
        var alignment: Alignment
        /// At least so wide, so that a table whose rows come one by one stays aligned.
        var minimumWidth: Int
        init(_ title: String, _ alignment: Alignment = .right, minimumWidth: Int = 0) {
            (self.title, self.alignment, self.minimumWidth) = (title, alignment, minimumWidth)
        }
    }

    let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: [Column]) { self.columns = columns }

    /// `cells` must be as many as the columns.
    mutating func add(_ cells: [String]) {
        precondition(cells.count == columns.count, "a row has a cell for each column")
        rows.append(cells)
    }

    /// A line across all columns.
    mutating func addRule() { rows.append([]) }

    /// The titles, a rule and the rows; each line ends in a line feed.
    func rendered() -> String {
        let widths = columns.indices.map { column in
            max(minimumWidth(column), rows.reduce(0) { max($0, $1.isEmpty ? 0 : $1[column].count) })
        }
        return header(widths) + rows.map { $0.isEmpty ? rule(widths) : line($0, widths) }.joined()
    }

    /// The titles and a rule, for a table whose rows come one by one.
    func header() -> String { header(columns.indices.map(minimumWidth)) }

    /// One row of a table whose rows come one by one.
    func row(_ cells: [String]) -> String { line(cells, columns.indices.map(minimumWidth)) }

    private func minimumWidth(_ column: Int) -> Int {
        max(columns[column].minimumWidth, columns[column].title.count)
    }

    private func header(_ widths: [Int]) -> String { line(columns.map(\.title), widths) + rule(widths) }

    private func rule(_ widths: [Int]) -> String {
        String(repeating: "─", count: widths.reduce(0, +) + 2 * (widths.count - 1)) + "\n"
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: max(0, widths[index] - cell.count))
            line += (index == 0 ? "" : "  ") + (columns[index].alignment == .left ? cell + padding : padding + cell)
        }
        while line.last == " " { line.removeLast() }
        return line + "\n"
    }
}
