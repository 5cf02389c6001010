/// A table of numbers in a CSV file (RFC 4180), read: fields between commas, optionally in quotation marks,
/// records between line ends.
struct CSVTable {
    let path: String
    /// The names in the first record, if that is not all numbers.
    let header: [String]?
    let columns: Int
    /// Row-major.
    let numbers: [Float]

    var rows: Int { columns == 0 ? 0 : numbers.count / columns }

    init(path: String) throws(FileError) {
        try self.init(readFile(path), path: path)
    }

    init(_ bytes: [UInt8], path: String) throws(FileError) {
        self.path = path
        var scanner = CSVScanner(bytes, path: path)
        var header: [String]?
        var columns = 0
        var numbers: [Float] = []
        var fields: [CSVScanner.Field] = []
        var record = 0
        while try scanner.next(&fields) {
            defer { record += 1 }
            if record == 0 {
                columns = fields.count
                if fields.contains(where: { number($0.text) == nil }) {
                    header = fields.map(\.text)
                    continue
                }
            }
            guard fields.count == columns else {
                throw scanner.error(
                    at: fields[0].offset,
                    "expected \(columns) fields as in the first line, found \(fields.count) (line \(scanner.line))")
            }
            for field in fields {
                guard let number = number(field.text) else {
                    throw scanner.error(
                        at: field.offset, "expected a number, found “\(field.text.prefix(40))” (line \(scanner.line))")
                }
                numbers.append(number)
            }
        }
        self.header = header
        self.columns = columns
        self.numbers = numbers
    }

    /// The columns that `places` lists, row-major.
    func selecting(_ places: [Int]) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(rows * places.count)
        for row in 0 ..< rows { for place in places { result.append(numbers[row * columns + place]) } }
        return result
    }

    /// The file of a table with `columns` columns of `values`; numbers are written so that they are read as the same.
    static func bytes(columns: Int, _ values: Values) -> [UInt8] {
        let texts: [String] = switch values {
        case .floats(let elements): elements.map { "\($0)" }
        case .indices(let elements): elements.map { "\($0)" }
        }
        var bytes: [UInt8] = []
        for (place, text) in texts.enumerated() {
            bytes += text.utf8
            bytes.append(UInt8(ascii: place % columns == columns - 1 ? "\n" : ","))
        }
        return bytes
    }
}

/// The number that `text` is, spaces around it left out; nil if it is none.
private func number(_ text: String) -> Float? {
    if let number = Float(text) { return number }
    let space: Set<Character> = [" ", "\t"]
    let start = text.drop { space.contains($0) }
    let end = start.lastIndex { !space.contains($0) }
    return end.flatMap { Float(start[...$0]) }
}
