import Foundation
import NNRuntime
import Testing

/// Files that are used where they lie. What they hold is written here byte by byte.
@Suite struct MappedFileTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "mapped-\(UUID())")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func write(_ bytes: [UInt8], to name: String) throws -> String {
        let path = folder.appending(path: name)
        try Data(bytes).write(to: path)
        return path.path
    }

    private func clean() { try? FileManager.default.removeItem(at: folder) }

    private static func bytes(_ numbers: [Float]) -> [UInt8] {
        numbers.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian, Array.init) }
    }

    private static func elements<Element>(_ array: MappedArray<Element>) -> [Element] {
        (0..<array.count).map { array.span[$0] }
    }

    private static func npy(_ type: String, _ shape: String, fortran: String = "False", _ content: [UInt8]) -> [UInt8] {
        var header = "{'descr': '\(type)', 'fortran_order': \(fortran), 'shape': \(shape), }"
        header += String(repeating: " ", count: 127 - 10 - header.utf8.count) + "\n"
        return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8) + content
    }

    private static func safetensors(_ header: String, _ content: [UInt8]) -> [UInt8] {
        withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian, Array.init) + Array(header.utf8) + content
    }

    private let numbers: [Float] = [1, -2, 0.5, .infinity, 3, 4]

    @Test func rawElements() throws {
        defer { clean() }
        let path = try write(Self.bytes(numbers), to: "x.raw")
        let array = try MappedArray<Float>(raw: path)
        #expect(Self.elements(array) == numbers && array.shape == [6])
        #expect(try Self.elements(MappedArray<UInt8>(raw: path)) == Self.bytes(numbers))
        #expect(try Self.elements(MappedArray<Int32>(raw: path)) == numbers.map { Int32(bitPattern: $0.bitPattern) })
        #expect(array.file.count == 24)
        #expect(throws: FileError.self) { try MappedArray<Float>(raw: write([1, 2, 3], to: "odd.raw")) }
        let empty = try MappedArray<Float>(raw: write([], to: "empty.raw"))
        #expect(Self.elements(empty) == [])
    }

    @Test func arraysOfNumPy() throws {
        defer { clean() }
        let array = try MappedArray<Float>(npy: write(Self.npy("<f4", "(2, 3)", Self.bytes(numbers)), to: "x.npy"))
        #expect(Self.elements(array) == numbers && array.shape == [2, 3])
        let mistakes: [(bytes: [UInt8], problem: String)] = [
            (Self.npy("<f8", "(3,)", Self.bytes(numbers)), "float64"),
            (Self.npy(">f4", "(6,)", Self.bytes(numbers)), "another order than the machine"),
            (Self.npy("<f4", "(2, 3)", fortran: "True", Self.bytes(numbers)), "Fortran"),
            (Self.npy("<f4", "(7,)", Self.bytes(numbers)), "the file ends after 24 bytes"),
            (Self.npy("<f4", "(5,)", Self.bytes(numbers)), "expected the end"),
            (Self.npy("<f4", "(4294967296, 4294967296)", Self.bytes(numbers)), "the file ends"),
            ([1, 2, 3], "npy"), ([], "npy"),
        ]
        for (bytes, problem) in mistakes {
            let error = #expect(throws: FileError.self) { try MappedArray<Float>(npy: write(bytes, to: "bad.npy")) }
            #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "")")
        }
    }

    @Test func tensorsByTheirNames() throws {
        defer { clean() }
        let header = #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"I32","shape":[1,2],"data_offsets":[8,16]}} "#
        let content = Self.bytes([7, 8]) + [1, 0, 0, 0, 255, 255, 255, 255]
        for padding in 0..<4 {
            let path = try write(
                Self.safetensors(header + String(repeating: " ", count: padding), content), to: "x.safetensors")
            guard (8 + header.utf8.count + padding) % 4 == 0 else {
                let error = #expect(throws: FileError.self) { try MappedArray<Float>(safetensors: path, tensor: "a") }
                #expect(error?.problem.contains("multiple of 4") == true)
                continue
            }
            #expect(try Self.elements(MappedArray<Float>(safetensors: path, tensor: "a")) == [7, 8])
            let b = try MappedArray<Int32>(safetensors: path, tensor: "b")
            #expect(Self.elements(b) == [1, -1] && b.shape == [1, 2])
            for name in ["b", "c", ""] {
                #expect(throws: FileError.self) { try MappedArray<Float>(safetensors: path, tensor: name) }
            }
        }
        let lengths: [UInt64] = [0, 1, 1 << 20, .max, .max - 7, 1 << 63]
        for length in lengths {
            let bytes = withUnsafeBytes(of: length.littleEndian, Array.init) + Array(header.utf8)
            #expect(throws: FileError.self) {
                try MappedArray<Float>(safetensors: write(bytes, to: "bad.safetensors"), tensor: "a")
            }
        }
    }

    @Test func bytesOfImages() throws {
        defer { clean() }
        let bytes: [UInt8] = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6]
        let array = try MappedArray<UInt8>(idx: write(bytes, to: "x.idx"))
        #expect(Self.elements(array) == [1, 2, 3, 4, 5, 6] && array.shape == [2, 3])
        for count in 0..<bytes.count {
            #expect(throws: FileError.self) { try MappedArray<UInt8>(idx: write(Array(bytes.prefix(count)), to: "bad.idx")) }
        }
        #expect(throws: FileError.self) { try MappedArray<UInt8>(idx: write([0x1f, 0x8b, 8] + bytes, to: "x.gz")) }
    }

    @Test func whatIsNoFile() throws {
        defer { clean() }
        for path in [folder.path, folder.path + "/none", "/dev/null", ""] {
            #expect(throws: FileError.self) { try MappedFile(path) }
        }
    }
}
