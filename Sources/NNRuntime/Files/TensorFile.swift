/// A safetensors file, read: the length of the header as 8 little-endian bytes, the header, the tensors' bytes.
struct TensorFile {
    let path: String
    let metadata: [String: String]
    /// In the order of their bytes.
    let tensors: [TensorDirectory.Tensor]
    private let bytes: [UInt8]

    init(path: String) throws(FileError) {
        try self.init(readFile(path), path: path)
    }

    init(_ bytes: [UInt8], path: String) throws(FileError) {
        let directory = try TensorDirectory(bytes, fileSize: bytes.count, path: path)
        self.path = path
        self.bytes = bytes
        metadata = directory.metadata
        tensors = directory.tensors
    }

    subscript(name: String) -> TensorDirectory.Tensor? { tensors.first { $0.name == name } }

    func floats(_ tensor: TensorDirectory.Tensor) -> [Float] { tensor.type.floats(bytes[tensor.range]) }
    func doubles(_ tensor: TensorDirectory.Tensor) -> [Double] { tensor.type.doubles(bytes[tensor.range]) }
}
