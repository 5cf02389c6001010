/// A vocabulary in the metadata of a file of weights or of a checkpoint: its symbols under `vocabulary:characters`, one
/// behind the other, or under `vocabulary:words`, with spaces between; its classes under `vocabulary:classes`, a line each.
extension Vocabulary {
    /// The vocabulary in the safetensors file at `path`; nil if it has none.
    ///
    /// Throws if the file, or what it says of a vocabulary, is broken.
    public static func of(weights path: String) throws(FileError) -> Vocabulary? {
        try Vocabulary(TensorFile(path: path))
    }

    init?(_ file: TensorFile) throws(FileError) {
        let classes = file.metadata[Self.classesKey].map { $0.isEmpty ? [] : lines($0) } ?? []
        let symbols: [String]
        if let text = file.metadata[Self.prefix + Unit.characters.rawValue] {
            symbols = text.unicodeScalars.map { String($0) }
            self.init(.characters, symbols, classes: classes)
        } else if let text = file.metadata[Self.prefix + Unit.words.rawValue] {
            symbols = text.unicodeScalars.split(separator: " ").map { String($0) }
            self.init(.words, symbols, classes: classes)
        } else {
            return nil
        }
        let isDistinct = switch unit {
        case .characters: Set(symbols.map { $0.unicodeScalars.first! }).count == symbols.count
        case .words: Set(symbols).count == symbols.count
        }
        guard isDistinct, Set(classes).count == classes.count else {
            throw FileError(path: file.path, "the vocabulary in its metadata holds something twice")
        }
    }

    func add(to writer: inout TensorWriter) {
        let separator = switch unit {
        case .characters: ""
        case .words: " "
        }
        writer.metadata[Self.prefix + unit.rawValue] = symbols.joined(separator: separator)
        if !classes.isEmpty { writer.metadata[Self.classesKey] = classes.joined(separator: "\n") }
    }

    private static let prefix = "vocabulary:"
    private static let classesKey = prefix + "classes"
}

private func lines(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
}
