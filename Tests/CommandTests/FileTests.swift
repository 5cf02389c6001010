import Foundation
import ModelFiles
import Testing

@testable import nnc

@Suite struct FileTests {
    let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    @Test func writesOnlyWhatChanged() throws {
        let path = sandbox.file("model.c")
        #expect(try FileWriter.write("one", to: path))
        let first = try status(path)
        #expect(try !FileWriter.write("one", to: path))
        #expect(try status(path).st_ino == first.st_ino, "the file was not touched")
        #expect(try FileWriter.write("two", to: path))
        #expect(sandbox.text("model.c") == "two")
        #expect(sandbox.names == ["model.c"], "no temporary file is left")
    }

    @Test func keepsPermissionsAndLinks() throws {
        try sandbox.write("old", to: "target")
        chmod(sandbox.file("target"), 0o640)
        symlink(sandbox.file("target"), sandbox.file("link"))
        #expect(try FileWriter.write("new", to: sandbox.file("link")))
        #expect(sandbox.text("target") == "new")
        #expect(try status(sandbox.file("target")).st_mode & 0o777 == 0o640)
        var link = stat()
        #expect(lstat(sandbox.file("link"), &link) == 0 && link.st_mode & S_IFMT == S_IFLNK)
    }

    @Test func writesPipesAsTheyStand() throws {
        let path = sandbox.file("pipe")
        try #require(mkfifo(path, 0o600) == 0)
        // Both ends at once, so that neither waits for the other.
        let reader = open(path, O_RDWR)
        defer { close(reader) }
        #expect(try FileWriter.write("through", to: path))
        var bytes = [UInt8](repeating: 0, count: 7)
        #expect(read(reader, &bytes, 7) == 7 && String(decoding: bytes, as: UTF8.self) == "through")
        #expect(try status(path).st_mode & S_IFMT == S_IFIFO)
    }

    @Test func namesWhatCannotBeWritten() throws {
        let missing = sandbox.file("nowhere/model.c")
        let failure = #expect(throws: Failure.self) { try FileWriter.write("x", to: missing) }
        #expect(failure?.message == "\(missing): cannot be written: No such file or directory")
        let folder = #expect(throws: Failure.self) { try FileWriter.write("x", to: sandbox.path) }
        #expect(folder?.message == "\(sandbox.path): is a folder")
    }

    @Test func readsNoMoreThanTheLimit() throws {
        let path = try sandbox.write([UInt8](repeating: 7, count: 100_000), to: "long")
        #expect(try FileReader.read(path, limit: 70_000).count == 70_001)
        #expect(try FileReader.read(path, limit: 100_000).count == 100_000)
        let failure = #expect(throws: Failure.self) { try FileReader.read(sandbox.file("none"), limit: 1) }
        #expect(failure?.message == "\(sandbox.file("none")): No such file or directory")
    }

    private func status(_ path: String) throws -> stat {
        var status = stat()
        try #require(stat(path, &status) == 0)
        return status
    }
}
