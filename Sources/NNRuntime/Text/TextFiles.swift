/// Text as data for models over characters: windows of it, and the characters that follow.
extension DataSource {
    /// The text in the file at `path`, and for the test that at `test`, cut into windows for `model`.
    ///
    /// The model takes the indices of T characters. If its target is as long, each step's target is the character
    /// after it, and the windows stand one behind the other; if it is one index, it is the character behind the
    /// window, and there is a window at each character. `vocabulary`, such as that of weights to begin with, says
    /// which index stands for which character; without it they are the distinct characters of the text in the order
    /// of their numbers, which must not be more than the model's range.
    static func text(
        _ path: String, test: String? = nil, name: String, for model: CompiledModel, vocabulary: Vocabulary?
    ) throws(FileError) -> DataSource {
        let shape = try CharacterShape(model, path: path)
        let text = try readText(path)
        let testText: String? = if let test { try readText(test) } else { nil }
        let vocabulary = vocabulary ?? Vocabulary(charactersOf: text + (testText ?? ""))
        try shape.require(vocabulary, path: path)
        var source = DataSource(name: name, train: try shape.windows(of: text, vocabulary, path: path))
        if let test, let testText { source.test = try shape.windows(of: testText, vocabulary, path: test) }
        source.vocabulary = vocabulary
        return source
    }
}

/// The inputs and targets of a model over characters.
struct CharacterShape {
    let input, target: ValueInfo
    /// Characters of a window.
    let steps: Int
    /// The size of the largest vocabulary.
    let range: Int

    /// Throws if `model` is not over characters; `path` names the text that it should learn.
    init(_ model: CompiledModel, path: String) throws(FileError) {
        let lengths = Set(model.inputs.compactMap(\.length))
        let inputs = model.inputs.indices.filter { !lengths.contains($0) }.map { model.inputs[$0] }
        guard inputs.count == 1, let range = inputs[0].range, let steps = inputs[0].steps, inputs[0].count == steps else {
            throw FileError(
                path: path, "text is for a model of one input of indices over time, such as "
                    + "“input text: [time: 64] of 0..<65”; \(model.name) takes "
                    + model.inputs.map { "\($0.name) \(describe($0.shape))" }.joined(separator: ", "))
        }
        guard model.targets.count == 1, model.targets[0].range == range, [1, steps].contains(model.targets[0].count) else {
            throw FileError(
                path: path, "text is for a model whose target is the next of \(range) characters, at each of the "
                    + "\(steps) steps or behind them; \(model.name) has "
                    + (model.targets.isEmpty ? "no target" : model.targets.map { target in
                        "\(target.name) \(describe(target.shape))\(target.range.map { " of 0..<\($0)" } ?? "")"
                    }.joined(separator: ", ")))
        }
        (input, target, self.steps, self.range) = (inputs[0], model.targets[0], steps, range)
    }

    func require(_ vocabulary: Vocabulary, path: String) throws(FileError) {
        guard vocabulary.unit == .characters else {
            throw FileError(path: path, "the weights have a vocabulary of words, a text needs one of characters")
        }
        guard vocabulary.symbols.count <= range else {
            throw FileError(
                path: path, "has \(vocabulary.symbols.count) different characters, the model takes \(range); "
                    + "“of 0..<\(vocabulary.symbols.count)” would fit")
        }
    }

    func windows(of text: String, _ vocabulary: Vocabulary, path: String) throws(FileError) -> DataSet {
        let indices: [Int32]
        switch vocabulary.indices(of: text) {
        case .success(let all): indices = all
        case .failure(let unknown):
            let before = text.unicodeScalars.prefix(unknown.place)
            let column = before.reversed().prefix { $0 != "\n" }.count + 1
            throw FileError(
                path: path, "line \(before.count { $0 == "\n" } + 1), column \(column): \(shown(unknown.scalar)) is not "
                    + "among the \(vocabulary.symbols.count) characters of the weights' vocabulary")
        }
        guard indices.count > steps else {
            throw FileError(
                path: path, "has \(indices.count) characters; a window of \(steps) and the character behind it take \(steps + 1)")
        }
        let isPerStep = target.count == steps
        return .windows(
            of: indices.count, stride: isPerStep ? steps : 1, span: steps + 1,
            inputs: [WindowColumn(name: input.name, shape: input.shape, values: .indices(indices))],
            targets: [WindowColumn(
                name: target.name, shape: target.shape, values: .indices(indices), start: isPerStep ? 1 : steps)])
    }
}
