/// Labelled sentences as data for models over words.
extension DataSource {
    /// The sentences in the file at `path`, and for the test those at `test`: a label and a sentence a record, in a
    /// `.tsv` file between tabs, in a `.csv` file between commas.
    ///
    /// Where the first record names columns `label` and `text`, it tells their places; otherwise the label stands
    /// first, the sentence second. Labels are whole numbers below the number of classes, or names, which are numbered
    /// in their order. A sentence is cut to as many words as `model` takes and padded with index 0. Without a
    /// `vocabulary`, such as that of weights to begin with, it is made of the most frequent words at `path`, as many as
    /// the model's range leaves beside padding and unknown words.
    static func sentences(
        _ path: String, test: String? = nil, name: String, for model: CompiledModel, vocabulary: Vocabulary?
    ) throws(FileError) -> DataSource {
        let shape = try SentenceShape(model, path: path)
        let train = try LabelledSentences(path)
        let vocabulary = if let vocabulary { vocabulary } else { try shape.vocabulary(of: train) }
        try shape.require(vocabulary, path: path)
        var source = DataSource(name: name, train: try shape.examples(of: train, vocabulary))
        if let test { source.test = try shape.examples(of: LabelledSentences(test), vocabulary) }
        source.vocabulary = vocabulary
        return source
    }
}

/// Labels and sentences, read.
struct LabelledSentences {
    let path: String
    private(set) var labels: [String] = []
    private(set) var sentences: [String] = []
    /// The line of each.
    private(set) var lines: [Int] = []

    init(_ path: String) throws(FileError) {
        self.path = path
        let text = try readText(path)
        var scanner = CSVScanner(Array(text.utf8), path: path, isTabbed: path.hasSuffix(".tsv"))
        var fields: [CSVScanner.Field] = []
        var (labelPlace, textPlace) = (0, 1)
        var isFirst = true
        while try scanner.next(&fields) {
            defer { isFirst = false }
            let names = isFirst ? fields.map { $0.text.lowercased() } : []
            if let label = names.firstIndex(of: "label"), let text = names.firstIndex(of: "text") {
                (labelPlace, textPlace) = (label, text)
                continue
            }
            guard fields.count > max(labelPlace, textPlace) else {
                throw scanner.error(
                    at: fields[0].offset, "expected a label and a sentence, found \(fields.count) field (line \(scanner.line))")
            }
            labels.append(trimmed(fields[labelPlace].text))
            sentences.append(fields[textPlace].text)
            lines.append(scanner.line)
        }
        guard !labels.isEmpty else { throw FileError(path: path, "holds no sentences") }
    }

    /// The distinct labels in order, or none if all are whole numbers.
    func classNames() throws(FileError) -> [String] {
        if labels.allSatisfy({ Int32($0) != nil }) { return [] }
        if let place = labels.firstIndex(where: { $0.contains("\n") || $0.isEmpty }) {
            throw FileError(path: path, "line \(lines[place]): a label must be one line of text")
        }
        return Set(labels).sorted()
    }
}

private func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
}

/// The inputs and targets of a model that puts sentences into classes.
struct SentenceShape {
    let input, target: ValueInfo
    let length: ValueInfo?
    /// Words that a sentence has at most.
    let steps: Int
    let range: Int
    let classes: Int

    /// Throws if `model` does not take words; `path` names the sentences that it should learn.
    init(_ model: CompiledModel, path: String) throws(FileError) {
        let lengths = Set(model.inputs.compactMap(\.length))
        let inputs = model.inputs.indices.filter { !lengths.contains($0) }.map { model.inputs[$0] }
        guard inputs.count == 1, let range = inputs[0].range, let steps = inputs[0].steps, inputs[0].count == steps,
            model.targets.count == 1, let classes = Self.classes(of: model.targets[0])
        else {
            throw FileError(
                path: path, "labelled sentences are for a model of one input of indices over time, such as "
                    + "“input words: [time: ...64] of 0..<10_000”, and one class as target; \(model.name) is none")
        }
        guard range > 2 else {
            throw FileError(path: path, "a range of \(range) leaves no index for words beside padding and unknown words")
        }
        (input, target, self.steps, self.range, self.classes) = (inputs[0], model.targets[0], steps, range, classes)
        length = inputs[0].length.map { model.inputs[$0] }
    }

    /// The classes that a target states: as an index, as a vector of 0 and 1, or as one bit.
    private static func classes(of target: ValueInfo) -> Int? {
        if let range = target.range { return target.count == 1 ? range : nil }
        return target.count == 1 ? 2 : target.shape.count == 1 ? target.count : nil
    }

    /// The most frequent words of `sentences`, as many as the model has indices for, and their labels.
    func vocabulary(of sentences: LabelledSentences) throws(FileError) -> Vocabulary {
        Vocabulary(
            mostFrequent: range - 2, of: sentences.sentences.lazy.flatMap(words), classes: try sentences.classNames())
    }

    func require(_ vocabulary: Vocabulary, path: String) throws(FileError) {
        guard vocabulary.unit == .words else {
            throw FileError(path: path, "the weights have a vocabulary of characters, sentences need one of words")
        }
        guard vocabulary.range <= range else {
            throw FileError(
                path: path, "the weights' vocabulary has \(vocabulary.symbols.count) words, the model takes \(range - 2)")
        }
        guard vocabulary.classes.count <= classes else {
            throw FileError(
                path: path, "has \(vocabulary.classes.count) different labels "
                    + "(\(vocabulary.classes.prefix(8).joined(separator: ", "))\(vocabulary.classes.count > 8 ? ", …" : "")), "
                    + "the model has \(classes) classes")
        }
    }

    func examples(of sentences: LabelledSentences, _ vocabulary: Vocabulary) throws(FileError) -> DataSet {
        var targets: [Int32] = []
        for (label, line) in zip(sentences.labels, sentences.lines) {
            let index = vocabulary.classes.isEmpty ? Int32(label) : vocabulary.classes.firstIndex(of: label).map(Int32.init)
            guard let index, 0 ..< Int32(classes) ~= index else {
                let known = vocabulary.classes.isEmpty
                    ? "numbers below \(classes)" : vocabulary.classes.joined(separator: ", ")
                throw FileError(
                    path: sentences.path, "line \(line): the label “\(label.prefix(40))” is none of the classes; they are \(known)")
            }
            targets.append(index)
        }
        return DataSet(
            inputs: inputs(of: sentences.sentences, vocabulary),
            targets: [.init(name: target.name, shape: [], values: .indices(targets))])
    }

    /// The words of each sentence, and how many there are if the model takes lengths.
    func inputs(of sentences: [String], _ vocabulary: Vocabulary) -> [DataSet.Column] {
        var indices: [Int32] = []
        var lengths: [Int32] = []
        indices.reserveCapacity(sentences.count * steps)
        for sentence in sentences {
            let words = words(of: sentence).prefix(steps)
            indices += words.map(vocabulary.index)
            indices += repeatElement(0, count: steps - words.count)
            lengths.append(Int32(words.count))
        }
        let words = DataSet.Column(name: input.name, shape: input.shape, values: .indices(indices))
        return [words] + (length.map { [.init(name: $0.name, shape: [], values: .indices(lengths))] } ?? [])
    }
}
