import ClangImport
import Foundation
import Testing

@Suite struct FindLibClangTests {
    @Test func isFoundBesideAToolchainThatThePathLinksTo() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "nnc-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for folder in ["toolchain/usr/bin", "toolchain/usr/lib", "bin", "lib/llvm-9/lib", "lib/llvm-14/lib"] {
            try FileManager.default.createDirectory(at: root.appending(path: folder), withIntermediateDirectories: true)
        }
        let program = root.appending(path: "toolchain/usr/bin/swift")
        try Data().write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        try FileManager.default.createSymbolicLink(at: root.appending(path: "bin/swift"), withDestinationURL: program)
        for library in ["toolchain/usr/lib/libclang.so", "lib/llvm-9/lib/libclang.so.1", "lib/llvm-14/lib/libclang.so.1"] {
            try Data().write(to: root.appending(path: library))
        }
        let found = LibClang.candidates(
            environment: ["PATH": "/nowhere:\(root.path)/bin"], installations: root.appending(path: "lib").path)
        let real = root.resolvingSymlinksInPath().path
        #expect(found == [
            "\(real)/toolchain/usr/lib/libclang.so", "\(root.path)/lib/llvm-14/lib/libclang.so.1",
            "\(root.path)/lib/llvm-9/lib/libclang.so.1", "libclang.so", "libclang.so.1",
        ])
    }

    @Test func theVariableDecides() throws {
        let found = try LibClang.find()
        #expect(try LibClang.find(environment: ["NNC_LIBCLANG": found.path]).path == found.path)
        let missing = #expect(throws: LibClangMissing.self) {
            _ = try LibClang.find(environment: ["NNC_LIBCLANG": "/nowhere/libclang.so", "PATH": "/usr/bin"])
        }
        #expect(try #require(missing).message.contains("/nowhere/libclang.so"))
        #expect(try #require(missing).message.hasSuffix("(named by NNC_LIBCLANG)"))
    }

    @Test func anotherLibraryIsNone() throws {
        let missing = #expect(throws: LibClangMissing.self) { _ = try LibClang(path: "libm.so.6") }
        #expect(try #require(missing).message == "libm.so.6 is no libclang that nnc can use: it lacks clang_getClangVersion")
    }
}
