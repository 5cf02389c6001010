import Foundation
import Testing

/// Files of tensors, written and read by these tests alone.
enum Tensors {
    /// A safetensors file: the header's length, the header, the numbers.
    static func safetensors(_ tensors: [(name: String, shape: [Int], values: [Float])]) -> [UInt8] {
        var entries: [String] = []
        var data: [UInt8] = []
        for tensor in tensors {
            let start = data.count
            data += bytes(tensor.values)
            entries.append("\"\(tensor.name)\":{\"dtype\":\"F32\",\"shape\":\(tensor.shape),\"data_offsets\":[\(start),\(data.count)]}")
        }
        let header = Array("{\(entries.joined(separator: ","))}".utf8)
        return withUnsafeBytes(of: UInt64(header.count).littleEndian, Array.init) + header + data
    }

    /// The 32-bit floats of each tensor of a safetensors file.
    static func read(_ file: [UInt8]) throws -> [String: [Float]] {
        let length = file[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
        let header = try #require(JSONSerialization.jsonObject(with: Data(file[8 ..< 8 + length])) as? [String: Any])
        var tensors: [String: [Float]] = [:]
        for (name, entry) in header where name != "__metadata__" {
            let entry = try #require(entry as? [String: Any])
            let offsets = try #require(entry["data_offsets"] as? [Int])
            try #require(entry["dtype"] as? String == "F32")
            tensors[name] = floats(Array(file[8 + length + offsets[0] ..< 8 + length + offsets[1]]))
        }
        return tensors
    }

    /// A .npy file of version 1.0.
    static func npy(_ shape: [Int], _ values: [Float]) -> [UInt8] {
        let dims = shape.map { "\($0), " }.joined()
        var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(dims)), }"
        while (10 + header.utf8.count + 1) % 64 != 0 { header += " " }
        header += "\n"
        let length = UInt16(header.utf8.count)
        return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array(header.utf8) + bytes(values)
    }

    /// The numbers of a .npy file of 32-bit floats, and its header.
    static func readNPY(_ file: [UInt8]) throws -> (header: String, values: [Float]) {
        try #require(Array(file[..<8]) == [0x93] + Array("NUMPY".utf8) + [1, 0])
        let length = Int(file[8]) | Int(file[9]) << 8
        return (String(decoding: file[10 ..< 10 + length], as: UTF8.self), floats(Array(file[(10 + length)...])))
    }

    private static func bytes(_ values: [Float]) -> [UInt8] {
        values.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian, Array.init) }
    }

    private static func floats(_ bytes: [UInt8]) -> [Float] {
        stride(from: 0, to: bytes.count, by: 4).map { start in
            Float(bitPattern: bytes[start ..< start + 4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
        }
    }
}
