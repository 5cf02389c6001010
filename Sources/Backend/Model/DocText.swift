/// Documentation of a model file as lines, without control characters and without empty lines
/// around it. What could end a comment of C is the C printer's business.
struct DocText: Hashable, Sendable {
    let lines: [String]

    init(_ doc: String) {
        var lines = doc.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
            let scalars = line.unicodeScalars.map { $0 == "\t" ? " " : $0 }.filter {
                $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
            }
            return String(String.UnicodeScalarView(scalars).reversed().drop { $0 == " " }.reversed().map(Character.init))
        }
        while lines.first?.isEmpty == true { lines.removeFirst() }
        while lines.last?.isEmpty == true { lines.removeLast() }
        self.lines = lines
    }

    var isEmpty: Bool { lines.isEmpty }
}
