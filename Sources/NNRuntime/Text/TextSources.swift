/// Which files are texts or sentences for which models.
extension DataSource {
    /// The text, or the labelled sentences, at `path`, and for the test those at `test`; nil if the file is no text, or
    /// a table of numbers for all that its name and `model` tell.
    static func textFile(
        _ path: String, test: String?, name: String, for model: CompiledModel?, _ vocabulary: Vocabulary?
    ) throws(FileError) -> DataSource? {
        switch FileKind(path) {
        case .text:
            let model = try required(model, for: path)
            return try text(path, test: test, name: name, for: model, vocabulary: vocabulary)
        case .tsv:
            let model = try required(model, for: path)
            return try sentences(path, test: test, name: name, for: model, vocabulary: vocabulary)
        case .csv:
            guard let model, (try? SentenceShape(model, path: path)) != nil, try !isTable(path, of: model) else { return nil }
            return try sentences(path, test: test, name: name, for: model, vocabulary: vocabulary)
        case .npy, .idx:
            return nil
        }
    }

    /// The one text in a folder, and `test.` with its ending beside it; nil if the folder has none.
    static func textFolder(
        _ path: String, _ names: [String], for model: CompiledModel?, _ vocabulary: Vocabulary?
    ) throws(FileError) -> DataSource? {
        for ending in [".txt", ".tsv", ".csv"] {
            let texts = names.filter { $0.hasSuffix(ending) && $0 != "test" + ending }
            guard !texts.isEmpty else { continue }
            let test = names.contains("test" + ending) ? path + "/test" + ending : nil
            if texts.count > 1 {
                guard ending != ".csv" else { return nil }
                throw FileError(path: path, "expected one text beside test\(ending), found \(texts.joined(separator: ", "))")
            }
            if let source = try textFile(path + "/" + texts[0], test: test, name: path, for: model, vocabulary) { return source }
        }
        return nil
    }

    private static func required(_ model: CompiledModel?, for path: String) throws(FileError) -> CompiledModel {
        guard let model else { throw FileError(path: path, "a text needs a model, which says how long its examples are") }
        return model
    }

    /// Whether each row of the table at `path` has the indices of a whole example of `model`.
    private static func isTable(_ path: String, of model: CompiledModel) throws(FileError) -> Bool {
        var scanner = CSVScanner(try readFile(path, limit: largestText), path: path)
        var fields: [CSVScanner.Field] = []
        let lengths = Set(model.inputs.compactMap(\.length)).count
        let columns = (model.inputs + model.targets).reduce(0) { $0 + $1.count }
        return try !scanner.next(&fields) || [columns, columns - lengths].contains(fields.count)
    }
}
