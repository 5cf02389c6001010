/// One array of examples from a file, such as the inputs of a prediction, and to one.
extension DataSet.Column {
    /// Reads the file at `path`, whose first dimension counts the examples: `.npy`, `.csv` (a row an example), or
    /// IDX, plain or gzip, for any other name.
    ///
    /// Bytes of IDX images are scaled to 0…1: divided by 16 if none exceeds 16, as in files of 17 grey levels,
    /// else by 255. The numbers of other files are taken as they are.
    public init(path: String, name: String = "") throws(FileError) {
        let content: (shape: [Int], values: Values)
        switch FileKind(path) {
        case .npy:
            let array = try NPYArray(path: path)
            content = (array.shape, array.values)
        case .csv:
            let table = try CSVTable(path: path)
            content = ([table.rows, table.columns], .floats(table.numbers))
        case .tsv, .text:
            throw FileError(path: path, "is a text; expected an array of numbers")
        case .idx:
            let array = try IDXArray(path: path)
            content.shape = array.shape
            content.values = array.shape.count > 1
                ? .floats(array.scaled(by: array.greyScale)) : .indices(try array.indices())
        }
        guard let examples = content.shape.first, content.values.count > 0 else {
            throw FileError(path: path, "holds no examples: its shape is \(describe(content.shape))")
        }
        self.init(name: name, shape: Array(content.shape.dropFirst()), values: content.values)
        assert(count == examples)
    }

    /// Writes the column to a `.npy` file, all examples in one array, or, to a path of any other ending, to CSV with a
    /// row an example; all or nothing.
    public func save(to path: String) throws(FileError) {
        switch FileKind(path) {
        case .npy: try writeFile(path, NPYArray.bytes([count] + shape, packed))
        case .csv, .tsv, .text, .idx: try writeFile(path, CSVTable.bytes(columns: size, packed))
        }
    }
}

/// The format that the ending of a path tells.
enum FileKind {
    case npy, csv, tsv, text, idx

    init(_ path: String) {
        let endings: [(String, FileKind)] = [(".npy", .npy), (".csv", .csv), (".tsv", .tsv), (".txt", .text)]
        self = endings.first { path.hasSuffix($0.0) }?.1 ?? .idx
    }
}

extension IDXArray {
    /// What the bytes of images are divided by to lie in 0…1; 1 for other types of elements.
    var greyScale: Float {
        guard let largestByte else { return 1 }
        return largestByte <= 16 ? 16 : 255
    }

    /// The elements, those of bytes divided by `divisor`.
    func scaled(by divisor: Float) -> [Float] {
        guard type == .uint8 else { return floats }
        let levels = (0 ..< 256).map { Float($0) / divisor }
        return bytes.map { levels[Int($0)] }
    }
}
