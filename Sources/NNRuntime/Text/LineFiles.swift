/// Lines of text as inputs of a model over words or characters.
extension DataSet {
    /// An example for each line of the text file at `path`, with the indices that `vocabulary` has for its words or
    /// characters.
    ///
    /// A line is cut to as many as `model` takes, and a shorter one padded with index 0 behind its length; a model that
    /// takes no lengths must find as many characters as it takes. Words that the vocabulary does not have get the index
    /// of unknown words; such a character is an error with its place.
    public init(lines path: String, for model: CompiledModel, _ vocabulary: Vocabulary) throws(FileError) {
        let lengths = Set(model.inputs.compactMap(\.length))
        let inputs = model.inputs.indices.filter { !lengths.contains($0) }.map { model.inputs[$0] }
        guard inputs.count == 1, let range = inputs[0].range, let steps = inputs[0].steps, inputs[0].count == steps else {
            throw FileError(path: path, "lines of text are for a model of one input of indices over time; \(model.name) is none")
        }
        guard vocabulary.range <= range else {
            throw FileError(path: path, "the weights' vocabulary needs \(vocabulary.range) indices, the model takes \(range)")
        }
        let text = try readText(path)
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        if lines.last == "" { lines.removeLast() }
        var indices: [Int32] = []
        var counts: [Int32] = []
        for (place, line) in lines.enumerated() {
            let all = try vocabulary.indices(ofLine: line, number: place + 1, path: path)
            guard inputs[0].length != nil || vocabulary.unit == .words || all.count == steps else {
                throw FileError(
                    path: path, "line \(place + 1): has \(all.count) characters, the model takes \(steps) and no lengths")
            }
            let taken = all.prefix(steps)
            indices += taken
            indices += repeatElement(0, count: steps - taken.count)
            counts.append(Int32(taken.count))
        }
        let column = Column(name: inputs[0].name, shape: inputs[0].shape, values: .indices(indices))
        let length = inputs[0].length.map { place in
            Column(name: model.inputs[place].name, shape: [], values: .indices(counts))
        }
        self.init(inputs: [column] + (length.map { [$0] } ?? []))
    }
}

extension Vocabulary {
    fileprivate func indices(ofLine line: String, number: Int, path: String) throws(FileError) -> [Int32] {
        switch unit {
        case .words: return words(of: line).map(index)
        case .characters:
            switch indices(of: line) {
            case .success(let indices): return indices
            case .failure(let unknown):
                throw FileError(
                    path: path, "line \(number), column \(unknown.place + 1): \(shown(unknown.scalar)) is not among the "
                        + "\(symbols.count) characters of the weights' vocabulary")
            }
        }
    }
}
