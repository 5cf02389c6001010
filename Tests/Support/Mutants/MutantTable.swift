extension [Mutant] {
    /// The mutants of a table. A line `file: path` says where those below it are, `tests: filter filter` who has to
    /// notice them, and each other line is one:
    ///
    ///     name: text before ⟦expression ⇒ the mistake⟧ text behind
    ///     name: text before ⟪statements ⇒ the mistake, or nothing⟫ text behind
    ///
    /// A `↵` is a line end; lines that begin with `#` are comments.
    package init(table: String) throws(MutantMistake) {
        self = []
        var file = "", tests: [String] = [], names: Set<String> = []
        for (number, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            func mistake(_ text: String) -> MutantMistake { MutantMistake("line \(number + 1): \(text)") }
            guard let colon = line.firstRange(of: ": ") else { throw mistake("no `name: `") }
            let (name, rest) = (String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
            switch name {
            case "file": file = rest
            case "tests": tests = rest.split(separator: " ").map(String.init)
            default:
                guard !file.isEmpty, !tests.isEmpty else { throw mistake("\(name) stands before a file and its tests are named") }
                guard names.insert(name).inserted else { throw mistake("a second \(name)") }
                guard let mutant = Mutant(name, file: file, tests: tests, place: rest.replacing("↵", with: "\n")) else {
                    throw mistake("\(name) is neither ⟦expression ⇒ mistake⟧ nor ⟪statements ⇒ mistake⟫")
                }
                append(mutant)
            }
        }
    }
}

extension Mutant {
    fileprivate init?(_ name: String, file: String, tests: [String], place: String) {
        let isStatement = place.contains("⟪")
        let signs: (Character, Character) = isStatement ? ("⟪", "⟫") : ("⟦", "⟧")
        guard let start = place.firstIndex(of: signs.0), let end = place.lastIndex(of: signs.1), start < end else { return nil }
        let change = place[place.index(after: start)..<end]
        guard let arrow = change.firstRange(of: " ⇒") else { return nil }
        let original = String(change[..<arrow.lowerBound])
        let replacement = String(change[arrow.upperBound...].drop { $0 == " " })
        guard !original.isEmpty, original != replacement, isStatement || !replacement.isEmpty else { return nil }
        self.init(
            name: name, file: file, tests: tests, before: String(place[..<start]), original: original,
            replacement: replacement, after: String(place[place.index(after: end)...]), isStatement: isStatement)
    }
}
