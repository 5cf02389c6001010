/// Weights and gradients in safetensors files, by their names and shapes as PyTorch has them.
extension Parameters {
    /// Reads the parameters of `model` from the safetensors file, or the checkpoint, at `path`.
    ///
    /// Elements of other types than 32-bit floats are converted. Throws if the file is broken, or with a list of
    /// all the tensors that are missing, superfluous or of another shape.
    public init(of model: CompiledModel, from path: String) throws(FileError) {
        try self.init(of: model, from: TensorFile(path: path))
    }

    /// Writes every parameter to a safetensors file at `path`, all or nothing.
    public func save(to path: String) throws(FileError) {
        var writer = TensorWriter()
        writer.metadata["format"] = "pt"
        add(to: &writer)
        try writeFile(path, writer.bytes())
    }

    /// Those tensors of `file` whose names begin with `prefix`, but for a checkpoint's own.
    init(of model: CompiledModel, from file: TensorFile, prefix: String = "") throws(FileError) {
        self.init(zerosOf: model)
        let named = file.tensors.filter { $0.name.hasPrefix(prefix) }
            .filter { !prefix.isEmpty || !file.isCheckpoint || !$0.name.hasPrefix(Checkpoint.prefix) }
        let tensors = Dictionary(uniqueKeysWithValues: named.map { ($0.name.dropFirst(prefix.count), $0) })
        var problems: [String] = []
        withUnsafeMutableBuffer { block in
            for parameter in model.parameterTable {
                guard let tensor = tensors[parameter.name[...]] else {
                    problems.append("\(prefix)\(parameter.name) of \(describe(parameter.shape)) is missing")
                    continue
                }
                guard tensor.shape == parameter.shape else {
                    problems.append(
                        "\(tensor.name) is \(describe(tensor.shape)), expected \(describe(parameter.shape))")
                    continue
                }
                file.floats(tensor).withUnsafeBufferPointer {
                    parameter.layout.scatter($0.baseAddress!, to: block.baseAddress!)
                }
            }
        }
        let known = Set(model.parameterTable.map(\.name))
        for tensor in named where !known.contains(String(tensor.name.dropFirst(prefix.count))) {
            problems.append("\(tensor.name) of \(describe(tensor.shape)) is no parameter of \(model.name)")
        }
        guard problems.isEmpty else { throw FileError(path: file.path, problems.joined(separator: "\n")) }
    }

    func add(to writer: inout TensorWriter, prefix: String = "") {
        for parameter in model.parameterTable { writer.add(prefix + parameter.name, parameter.shape, self[parameter]) }
    }
}
