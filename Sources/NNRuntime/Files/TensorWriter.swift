/// Writes a safetensors file, byte for byte as the Python package does: tensors of wider elements first,
/// then by name, the header padded with spaces to a multiple of 8 bytes.
struct TensorWriter {
    var metadata: [String: String] = [:]
    private var tensors: [(name: String, shape: [Int], elements: Elements)] = []

    private enum Elements {
        case floats([Float])
        case doubles([Double])

        var type: String {
            switch self {
            case .floats: "F32"
            case .doubles: "F64"
            }
        }

        var byteCount: Int {
            switch self {
            case .floats(let elements): elements.count * 4
            case .doubles(let elements): elements.count * 8
            }
        }

        func append(to bytes: inout [UInt8]) {
            switch self {
            case .floats(let elements):
                for element in elements { withUnsafeBytes(of: element.bitPattern.littleEndian) { bytes += $0 } }
            case .doubles(let elements):
                for element in elements { withUnsafeBytes(of: element.bitPattern.littleEndian) { bytes += $0 } }
            }
        }
    }

    mutating func add(_ name: String, _ shape: [Int], _ elements: [Float]) {
        tensors.append((name, shape, .floats(elements)))
    }

    mutating func add(_ name: String, _ shape: [Int], _ elements: [Double]) {
        tensors.append((name, shape, .doubles(elements)))
    }

    func bytes() -> [UInt8] {
        let ordered = tensors.sorted { a, b in
            a.elements.type == b.elements.type
                ? a.name.utf8.lexicographicallyPrecedes(b.name.utf8) : a.elements.type > b.elements.type
        }
        var header = Array(self.header(ordered).utf8)
        while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + header.count + ordered.reduce(0) { $0 + $1.elements.byteCount })
        withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes += $0 }
        bytes += header
        for tensor in ordered { tensor.elements.append(to: &bytes) }
        return bytes
    }

    private func header(_ ordered: [(name: String, shape: [Int], elements: Elements)]) -> String {
        var members: [String] = []
        if !metadata.isEmpty {
            let pairs = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
            members.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
        }
        var end = 0
        for tensor in ordered {
            let begin = end
            end += tensor.elements.byteCount
            let shape = tensor.shape.map(String.init).joined(separator: ",")
            members.append(
                "\(quoted(tensor.name)):{\"dtype\":\"\(tensor.elements.type)\",\"shape\":[\(shape)],"
                    + "\"data_offsets\":[\(begin),\(end)]}")
        }
        return "{\(members.joined(separator: ","))}"
    }

    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{8}": result += "\\b"
            case "\u{c}": result += "\\f"
            case "\u{0}" ..< " ":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
