import Foundation
import ModelFiles
import Testing

@testable import nnc

/// What the cache of built libraries does where it was tampered with, or where the compiler is at fault.
@Suite struct CacheFaultTests {
    let sandbox: Sandbox
    let cache: LibraryCache

    init() throws {
        sandbox = try Sandbox()
        cache = try LibraryCache.open(environment: ["NNC_CACHE": sandbox.file("cache \u{2019}\"\n-é")]) { Issue.record("\($0)") }
    }

    enum Poison: CaseIterable { case empty, garbage, link, writableByOthers }

    @Test(arguments: Poison.allCases) func buildsAnewWhatItDoesNotTrust(_ poison: Poison) async throws {
        let path = try await library()
        let wrong = try sandbox.write("/* no library */", to: "wrong")
        switch poison {
        case .empty: #expect(truncate(path, 0) == 0)
        case .garbage: #expect(rename(wrong, path) == 0)
        case .link: #expect(unlink(path) == 0 && symlink(wrong, path) == 0)
        case .writableByOthers: #expect(chmod(path, 0o777) == 0)
        }
        var builds = 0
        let (again, address) = try await cache.load("seven", in: "seven", of: files, by: .find()) { builds += 1 }
        #expect(again == path && builds == 1)
        #expect(unsafeBitCast(address, to: (@convention(c) () -> Int32).self)() == 7)
        var status = stat()
        #expect(lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_mode & 0o777 == 0o700)
    }

    @Test(arguments: [
        ("exit 0", "reported success but wrote no library"),
        ("exit 3", "the C compiler failed"),
        ("kill -9 $$", "the C compiler failed"),
        ("head -c 100000 /dev/urandom >&2; exit 1", "the C compiler failed"),
        ("while [ \"$1\" != -o ]; do shift; done; echo garbage > \"$2\"", "cannot be loaded"),
    ])
    func saysWhatABadCompilerDid(_ script: String, _ message: String) async throws {
        let compiler = CCompiler(executable: try sandbox.writeScript(script, to: "-cc"), leadingArguments: [])
        let failure = await #expect(throws: Failure.self) {
            _ = try await cache.load("seven", in: "seven", of: files, by: compiler) {}
        }
        #expect(failure?.kind == .environment)
        #expect(failure?.message.contains(message) == true, "\(failure?.message ?? "")")
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache.folder).isEmpty, "nothing bad is kept")
    }

    private var files: [(name: String, text: String)] { [("seven.c", "int seven(void) { return 7; }\n")] }

    private func library() async throws -> String {
        try await cache.library("seven", of: files, by: .find(), announce: {})
    }
}
