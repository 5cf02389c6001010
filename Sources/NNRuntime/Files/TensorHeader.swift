/// The header of a safetensors file: a JSON object of tensors and of one object of text metadata.
struct TensorHeader {
    struct Tensor {
        let name: String
        let type: String
        let shape: [Int]
        /// Where its bytes lie, counted from the end of the header.
        let range: Range<Int>
        /// Where in the file the header speaks of it.
        let offset: Int
    }

    private(set) var metadata: [String: String] = [:]
    private(set) var tensors: [Tensor] = []

    /// Parses `text`, which begins at byte `start` of the file at `path`.
    init(_ text: ArraySlice<UInt8>, path: String) throws(FileError) {
        var json = JSONScanner(text, path: path)
        var names: Set<String> = []
        try json.object { key, offset, json throws(FileError) in
            guard names.insert(key).inserted else { throw json.error(at: offset, "the key \(key) stands twice") }
            if key == "__metadata__" {
                try json.object { key, _, json throws(FileError) in
                    metadata[key] = try json.string("a text as value")
                }
            } else {
                tensors.append(try Self.tensor(key, offset, &json))
            }
        }
        try json.requireEnd()
    }

    private static func tensor(
        _ name: String, _ offset: Int, _ json: inout JSONScanner
    ) throws(FileError) -> Tensor {
        var type: String?
        var shape, range: [Int]?
        try json.object { key, offset, json throws(FileError) in
            switch key {
            case "dtype": type = try json.string("a dtype")
            case "shape": shape = try json.numbers()
            case "data_offsets": range = try json.numbers()
            default: throw json.error(at: offset, "\(name) has a key \(key), which safetensors do not have")
            }
        }
        guard let type, let shape, let range else {
            throw json.error(at: offset, "expected dtype, shape and data_offsets of \(name)")
        }
        guard range.count == 2, range[0] <= range[1] else {
            throw json.error(at: offset, "expected the begin and the end of \(name), found the offsets \(range)")
        }
        return Tensor(name: name, type: type, shape: shape, range: range[0] ..< range[1], offset: offset)
    }
}
