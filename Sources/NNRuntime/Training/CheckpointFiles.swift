extension Checkpoint {
    /// Writes the checkpoint to a safetensors file at `path`, all or nothing.
    public func save(to path: String) throws(FileError) {
        try writeFile(path, bytes())
    }

    func bytes() -> [UInt8] {
        var writer = TensorWriter()
        parameters.add(to: &writer)
        best?.add(to: &writer, prefix: Self.bestPrefix)
        vocabulary?.add(to: &writer)
        writer.add(Self.stateName, [state.count], state)
        writer.add(Self.epochsName, [epochs.count, EpochReport.numbers], epochs.flatMap(\.asNumbers))
        var numbers = [
            "version": Self.version, "layout": parameters.model.layoutFingerprint,
            "isa": parameters.model.isa, "iteration": "\(iteration)", "seed": "\(seed)",
            "byTime": "\(splitByTime)", "examples": "\(examples)", "step": "\(progress.step)",
            "lossSum": "\(progress.lossSum)", "epochSeconds": "\(progress.epochSeconds)",
        ]
        if let batch { numbers["batch"] = "\(batch)" }
        if let split {
            numbers["train"] = "\(split.train)"
            numbers["validation"] = "\(split.validation)"
            numbers["test"] = "\(split.test)"
        }
        for (name, number) in numbers { writer.metadata[Self.prefix + name] = number }
        return writer.bytes()
    }

    /// Reads a checkpoint of `model` from the file at `path`.
    ///
    /// Throws if the file is broken or no checkpoint, belongs to a model of other parameters or another optimiser,
    /// or was written where the model uses other instructions, for which it lays out its parameters otherwise.
    public init(of model: CompiledModel, from path: String) throws(FileError) {
        try self.init(of: model, from: TensorFile(path: path))
    }

    init(of model: CompiledModel, from file: TensorFile) throws(FileError) {
        let path = file.path
        guard file.isCheckpoint else {
            throw FileError(path: path, "is no checkpoint: it holds weights, but not the state of a training run")
        }
        let numbers = CheckpointNumbers(file)
        guard try numbers.text("version") == Self.version else {
            throw FileError(path: path, "is a checkpoint of another version of this library")
        }
        parameters = try Parameters(of: model, from: file)
        guard try numbers.text("layout") == model.layoutFingerprint else {
            throw FileError(
                path: path,
                "belongs to another optimiser or to another layout of the parameters: it was written for "
                    + "\(try numbers.text("isa")), the model runs on \(model.isa)")
        }
        let hasBest = file.tensors.contains { $0.name.hasPrefix(Self.bestPrefix) }
        best = hasBest ? try Parameters(of: model, from: file, prefix: Self.bestPrefix) : nil
        iteration = try numbers.number("iteration")
        seed = try numbers.number("seed")
        batch = try numbers.has("batch") ? numbers.number("batch") : nil
        splitByTime = try numbers.number("byTime")
        split = try numbers.has("train") ? SplitShares(
            train: numbers.number("train"), validation: numbers.number("validation"),
            test: numbers.number("test")) : nil
        examples = try numbers.number("examples")
        progress = RunProgress(
            epochs: try numbers.epochs(), step: try numbers.number("step"), lossSum: try numbers.number("lossSum"),
            epochSeconds: try numbers.number("epochSeconds"))
        state = try numbers.floats(Self.stateName, count: model.stateFloats)
        vocabulary = try Vocabulary(file)
        guard examples > 0, 0 ... examples ~= progress.step, batch ?? 1 > 0, iteration < .max / 2 else {
            throw FileError(path: path, "states impossible numbers of examples, steps or examples a step")
        }
    }

    fileprivate static let bestPrefix = prefix + "best."
    fileprivate static let stateName = prefix + "state"
    fileprivate static let epochsName = prefix + "epochs"
}

extension TensorFile {
    /// Whether it holds the state of a training run beside the weights.
    var isCheckpoint: Bool { metadata[Checkpoint.prefix + "version"] != nil }
}

/// The numbers of a checkpoint's file, checked.
private struct CheckpointNumbers {
    let file: TensorFile

    init(_ file: TensorFile) { self.file = file }

    func has(_ name: String) -> Bool { file.metadata[Checkpoint.prefix + name] != nil }

    func text(_ name: String) throws(FileError) -> String {
        guard let text = file.metadata[Checkpoint.prefix + name] else {
            throw FileError(path: file.path, "the metadata \(Checkpoint.prefix)\(name) is missing")
        }
        return text
    }

    func number<Number: LosslessStringConvertible>(_ name: String) throws(FileError) -> Number {
        let text = try text(name)
        guard let number = Number(text) else {
            throw FileError(path: file.path, "the metadata \(Checkpoint.prefix)\(name) is “\(text)”")
        }
        return number
    }

    func floats(_ name: String, count: Int) throws(FileError) -> [Float] {
        guard let tensor = file[name], tensor.shape == [count] else {
            throw FileError(path: file.path, "expected a tensor \(name) of \(count) elements")
        }
        return file.floats(tensor)
    }

    func epochs() throws(FileError) -> [EpochReport] {
        let columns = EpochReport.numbers
        guard let tensor = file[Checkpoint.epochsName], tensor.shape.count == 2, tensor.shape[1] == columns else {
            throw FileError(path: file.path, "expected a tensor \(Checkpoint.epochsName) of \(columns) columns")
        }
        let numbers = file.doubles(tensor)
        return (0 ..< tensor.shape[0]).map { EpochReport(epoch: $0 + 1, numbers[$0 * columns ..< ($0 + 1) * columns]) }
    }
}

extension EpochReport {
    /// How many numbers `asNumbers` has.
    fileprivate static let numbers = 7

    /// All but the epoch; where an optional is nil, 0 stands before an unused number, else 1.
    fileprivate var asNumbers: [Double] {
        [
            loss, validationLoss == nil ? 0 : 1, validationLoss ?? 0, validationAccuracy == nil ? 0 : 1,
            validationAccuracy ?? 0, isBest ? 1 : 0, seconds,
        ]
    }

    fileprivate init(epoch: Int, _ numbers: ArraySlice<Double>) {
        let n = Array(numbers)
        self.init(
            epoch: epoch, loss: n[0], validationLoss: n[1] == 0 ? nil : n[2],
            validationAccuracy: n[3] == 0 ? nil : n[4], isBest: n[5] != 0, seconds: n[6])
    }
}

extension CompiledModel {
    /// Equal for models whose parameter blocks and optimiser states mean the same.
    fileprivate var layoutFingerprint: String {
        var text = "\(stateFloats) \(plan?.optimizer.prefix { $0 != "(" } ?? "")"
        for parameter in parameterTable { text += " \(parameter.name) \(parameter.layout)" }
        let number = hash(0, text.utf8.map(UInt64.init))
        return String(number, radix: 16)
    }
}
