import Foundation

@testable import NNRuntime

/// The files that Fixtures/make_fixtures.py made, and folders to write to.
enum Fixtures {
    static let folder = String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/")!)) + "/Fixtures/"

    static func path(_ name: String) -> String { folder + name }

    static func bytes(_ name: String) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path(name)) else { fatalError("no fixture \(name)") }
        return Array(data)
    }

    /// The numerators that the script puts into every array.
    static func integers(_ count: Int) -> [Int32] { (0 ..< count).map { Int32($0 * 37 % 101 - 50) } }

    static func floats(_ count: Int) -> [Float] { integers(count).map { Float($0) / 8 } }

    /// Calls `body` with the path of a new folder, which is removed afterwards.
    static func withFolder<R>(_ body: (String) throws -> R) throws -> R {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nnc-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder.path)
    }
}
