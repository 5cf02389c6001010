import Foundation
import ModelFiles

@testable import nnc

/// A folder of its own for a test, with a blank in its path; removed with the value.
final class Sandbox: Sendable {
    let path: String

    init() throws {
        let root = try Folder.makeTemporary()
        path = Folder.join(root, "a folder")
        try Folder.make(path)
    }

    deinit { Folder.remove(URL(fileURLWithPath: path).deletingLastPathComponent().path) }

    func file(_ name: String) -> String { Folder.join(path, name) }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    func bytes(_ name: String) -> [UInt8]? {
        FileManager.default.contents(atPath: file(name)).map { Array($0) }
    }

    func text(_ name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

    /// The names of the files in it, sorted.
    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    /// Writes a script that can be run as a program.
    func writeScript(_ text: String, to name: String) throws -> String {
        let path = try write("#!/bin/sh\n" + text + "\n", to: name)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }
}

extension Sandbox {
    /// The names of the files in a folder of it, hidden ones too.
    func contents(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: file(folder))) ?? []).sorted()
    }
}
