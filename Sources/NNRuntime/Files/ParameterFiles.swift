/// Weights and gradients in safetensors files, by their names and shapes as PyTorch has them.
extension Parameters {
    /// Reads the parameters of `model` from the safetensors file, or the checkpoint, at `path`.
    ///
    /// Elements of other types than 32-bit floats are converted. Throws if the file is broken, or with a list of
    /// all the tensors that are missing, superfluous or of another shape.
    public init(of model: CompiledModel, from path: String) throws(FileError) {
        try self.init(of: model, from: TensorFile(path: path))
    }

    /// Reads the parameters of `model` from the bytes of a safetensors file or of a checkpoint; `path` is for errors.
    public init(of model: CompiledModel, from bytes: [UInt8], path: String = "weights") throws(FileError) {
        try self.init(of: model, from: TensorFile(bytes, path: path))
    }

    /// Writes every parameter to a safetensors file at `path`, all or nothing, and what its indices stand for if
    /// they stand for text.
    public func save(to path: String, vocabulary: Vocabulary? = nil) throws(FileError) {
        var writer = TensorWriter()
        writer.metadata["format"] = "pt"
        vocabulary?.add(to: &writer)
        add(to: &writer)
        try writeFile(path, writer.bytes())
    }

    /// Those tensors of `file` whose names begin with `prefix`, but for a checkpoint's own.
    init(of model: CompiledModel, from file: TensorFile, prefix: String = "") throws(FileError) {
        let table = model.parameterTable.map { (name: $0.name, shape: $0.shape) }
        let elements = try file.elements(of: table, model: model.name, prefix: prefix)
        self.init(zerosOf: model)
        withUnsafeMutableBuffer { block in
            for (parameter, elements) in zip(model.parameterTable, elements) {
                elements.withUnsafeBufferPointer {
                    parameter.layout.scatter($0.baseAddress!, to: block.baseAddress!)
                }
            }
        }
    }

    func add(to writer: inout TensorWriter, prefix: String = "") {
        for parameter in model.parameterTable { writer.add(prefix + parameter.name, parameter.shape, self[parameter]) }
    }
}

/// The elements of the parameters in `table`, row-major, from the safetensors file or the checkpoint at `path`.
///
/// As `Parameters.init(of:from:)`, for a model that has not been built.
package func readParameters(
    _ table: [(name: String, shape: [Int])], of model: String, from path: String
) throws(FileError) -> [[Float]] {
    try TensorFile(path: path).elements(of: table, model: model)
}

extension TensorFile {
    /// The elements of the tensors that `table` lists, their names after `prefix`; there must be no others, but for a
    /// checkpoint's own. `model` is for errors.
    fileprivate func elements(
        of table: [(name: String, shape: [Int])], model: String, prefix: String = ""
    ) throws(FileError) -> [[Float]] {
        let named = tensors.filter { $0.name.hasPrefix(prefix) }
            .filter { !prefix.isEmpty || !isCheckpoint || !$0.name.hasPrefix(Checkpoint.prefix) }
        let found = Dictionary(uniqueKeysWithValues: named.map { ($0.name.dropFirst(prefix.count), $0) })
        var problems: [String] = []
        var elements: [[Float]] = []
        for (name, shape) in table {
            guard let tensor = found[name[...]] else {
                problems.append("\(prefix)\(name) of \(describe(shape)) is missing")
                continue
            }
            guard tensor.shape == shape else {
                problems.append("\(tensor.name) is \(describe(tensor.shape)), expected \(describe(shape))")
                continue
            }
            elements.append(floats(tensor))
        }
        let known = Set(table.map(\.name))
        for tensor in named where !known.contains(String(tensor.name.dropFirst(prefix.count))) {
            problems.append("\(tensor.name) of \(describe(tensor.shape)) is no parameter of \(model)")
        }
        guard problems.isEmpty else { throw FileError(path: path, problems.joined(separator: "\n")) }
        return elements
    }
}
