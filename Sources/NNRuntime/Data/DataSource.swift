/// Where the examples of a training run come from: one set to be split, or training and test data kept apart.
public struct DataSource: Sendable {
    /// For messages.
    public var name: String
    /// What is to be split, or what the source has for training where it has test data of its own.
    public var train: DataSet
    /// Test data of the source's own; nil if the run has to hold out a piece of `train`.
    public var test: DataSet?
    /// What indices stand for, if the source is a text or sentences.
    public var vocabulary: Vocabulary?

    /// Data in memory.
    public init(name: String = "the data", train: DataSet, test: DataSet? = nil) {
        self.name = name
        self.train = train
        self.test = test
    }

    /// Reads the data set `digits`, which is built in, or that at a path:
    ///
    /// - a folder or a file of images in IDX format, plain or gzip, with their labels, named as MNIST's are:
    ///   `train-images-idx3-ubyte.gz` and `train-labels-idx1-ubyte.gz`, for the test `t10k-…`;
    /// - a CSV file, whose last columns, or those that `targets` names, are the targets; or a folder of
    ///   one, and `test.csv` beside it;
    /// - a folder of `inputs.npy` and `targets.npy`, and `test-inputs.npy` and `test-targets.npy` beside them;
    /// - for a model over time, a CSV file of a series, a row a step, of which windows are taken;
    /// - for a model over characters, a text file (`.txt`); or a folder of one, and `test.txt` beside it;
    /// - for a model over words, labelled sentences (`.tsv` or `.csv`); or a folder of one such file, and `test.tsv` or
    ///   `test.csv` beside it.
    ///
    /// `model` tells how many columns of a table are inputs and how long windows and sentences are; it does not check
    /// that the data fits. `vocabulary`, such as that of trained weights, says which index stands for which character or
    /// word; without it the data does.
    public static func load(
        _ nameOrPath: String, for model: CompiledModel? = nil, targets: [String] = [], vocabulary: Vocabulary? = nil
    ) throws(FileError) -> DataSource {
        if let names = namesInFolder(nameOrPath) {
            if let source = try imageFolder(nameOrPath, names) { return source }
            if let source = try textFolder(nameOrPath, names, for: model, vocabulary) { return source }
            if let source = try tableFolder(nameOrPath, names, for: model, targets: targets) { return source }
            if let source = try arrayFolder(nameOrPath, names) { return source }
            throw FileError(
                path: nameOrPath, "expected files of images (“…images-idx3-ubyte”), a table (“….csv”), "
                    + "arrays (“inputs.npy”) or a text (“….txt”, “….tsv”) in the folder")
        }
        if nameOrPath == "digits", !fileExists(nameOrPath) { return digits }
        guard fileExists(nameOrPath) else {
            throw FileError(path: nameOrPath, "there is no such file or folder; built in is “digits”")
        }
        if let source = try textFile(nameOrPath, test: nil, name: nameOrPath, for: model, vocabulary) { return source }
        switch FileKind(nameOrPath) {
        case .csv:
            return DataSource(name: nameOrPath, train: try table(nameOrPath, for: model, targets: targets))
        case .idx:
            return try images(nameOrPath, name: nameOrPath)
        case .tsv, .text:
            preconditionFailure("these are texts")
        case .npy:
            guard nameOrPath.hasSuffix("inputs.npy") else {
                throw FileError(path: nameOrPath, "expected a name that ends in “inputs.npy”, with the targets beside it")
            }
            let targets = nameOrPath.dropLast("inputs.npy".count) + "targets.npy"
            return DataSource(name: nameOrPath, train: try arrays(inputs: nameOrPath, targets: String(targets)))
        }
    }
}
