/// Where the examples of a training run come from: one set to be split, or training and test data kept apart.
public struct DataSource: Sendable {
    public var name: String
    public var train: DataSet
    /// Test data of the source's own; nil if the run has to hold out a piece of `train`.
    public var test: DataSet?

    public init(name: String, train: DataSet, test: DataSet? = nil) {
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
    /// - a folder of `inputs.npy` and `targets.npy`, and `test-inputs.npy` and `test-targets.npy` beside them.
    ///
    /// `model` tells how many columns of a table are inputs; it does not check that the data fits.
    public static func load(
        _ nameOrPath: String, for model: CompiledModel? = nil, targets: [String] = []
    ) throws(FileError) -> DataSource {
        if let names = namesInFolder(nameOrPath) {
            if let source = try imageFolder(nameOrPath, names) { return source }
            if let source = try tableFolder(nameOrPath, names, for: model, targets: targets) { return source }
            if let source = try arrayFolder(nameOrPath, names) { return source }
            throw FileError(
                path: nameOrPath, "expected files of images (“…images-idx3-ubyte”), a table (“….csv”) "
                    + "or arrays (“inputs.npy”) in the folder")
        }
        if nameOrPath == "digits", !fileExists(nameOrPath) { return digits }
        guard fileExists(nameOrPath) else {
            throw FileError(path: nameOrPath, "there is no such file or folder; built in is “digits”")
        }
        switch FileKind(nameOrPath) {
        case .csv:
            return DataSource(name: nameOrPath, train: try table(nameOrPath, for: model, targets: targets))
        case .idx:
            return try images(nameOrPath, name: nameOrPath)
        case .npy:
            guard nameOrPath.hasSuffix("inputs.npy") else {
                throw FileError(path: nameOrPath, "expected a name that ends in “inputs.npy”, with the targets beside it")
            }
            let targets = nameOrPath.dropLast("inputs.npy".count) + "targets.npy"
            return DataSource(name: nameOrPath, train: try arrays(inputs: nameOrPath, targets: String(targets)))
        }
    }
}
