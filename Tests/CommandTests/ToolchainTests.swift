import Foundation
import ModelFiles
import Testing

@testable import nnc

@Suite struct ToolchainTests {
    let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    @Test func prefersTheCompilerThatTheUserNames() throws {
        let compiler = try sandbox.writeScript("exit 0", to: "my cc")
        let clang = try sandbox.writeScript("exit 0", to: "clang")
        #expect(try find(["CC": compiler, "PATH": sandbox.path]) == CCompiler(executable: compiler, leadingArguments: []))
        #expect(try find(["CC": "clang -m64  -g", "PATH": sandbox.path])
            == CCompiler(executable: clang, leadingArguments: ["-m64", "-g"]))
        #expect(try find(["CC": " ", "PATH": sandbox.path]).executable == clang)
        let failure = #expect(throws: Failure.self) { try find(["CC": "icc", "PATH": sandbox.path]) }
        #expect(failure?.kind == .environment)
        #expect(failure?.message == "the C compiler that the environment variable CC names was not found: icc")
    }

    @Test func takesTheFirstOnThePath() throws {
        _ = try sandbox.writeScript("exit 0", to: "gcc")
        #expect(try find(["PATH": "/nowhere:\(sandbox.path)"]).executable == sandbox.file("gcc"))
        let clang = try sandbox.writeScript("exit 0", to: "clang")
        #expect(try find(["PATH": sandbox.path]).executable == clang)
        try sandbox.write("not executable", to: "cc")
        #expect(try find(["PATH": sandbox.path]).executable == clang)
    }

    @Test func fallsBackToTheClangOfTheSwiftToolchain() throws {
        let bin = sandbox.file("toolchain/usr/bin")
        try Folder.make(bin)
        for name in ["swift", "clang", "ld.lld"] { _ = try sandbox.writeScript("exit 0", to: "toolchain/usr/bin/\(name)") }
        symlink(bin + "/swift", sandbox.file("swift"))
        let expected = CCompiler(executable: bin + "/clang", leadingArguments: ["-fuse-ld=lld"])
        #expect(try find(["PATH": sandbox.path]) == expected)
        let library = sandbox.file("toolchain/usr/lib/swift/linux/libswiftCore.so")
        #expect(try CCompiler.find(environment: [:], runtimeLibrary: library) == expected)
    }

    @Test func saysHowToGetACompiler() throws {
        let failure = #expect(throws: Failure.self) { try find(["PATH": sandbox.path]) }
        #expect(failure?.kind == .environment)
        #expect(failure?.help == ["install clang or gcc, or name a compiler in the environment variable CC"])
    }

    @Test func findsTheRuntimeOfThisProcess() {
        let path = CCompiler.pathOfSwiftRuntime()
        #expect(path == nil || FileManager.default.fileExists(atPath: path!))
    }

    @Test func buildsOnceAndLoads() async throws {
        let cache = try openCache()
        let compiler = try CCompiler.find()
        var builds = 0
        var paths: [String] = []
        for answer in [41, 41, 42] {
            paths.append(try await cache.library(
                "answer", of: [("answer.c", "#include \"answer.h\"\nint answer(void) { return ANSWER; }\n"),
                               ("answer.h", "#define ANSWER \(answer)\n")],
                by: compiler, announce: { builds += 1 }))
        }
        #expect(builds == 2)
        #expect(paths[0] == paths[1] && paths[1] != paths[2])
        typealias Function = @convention(c) () -> Int32
        let results = try [paths[0], paths[2]].map {
            unsafeBitCast(try Library.load($0, symbol: "answer"), to: Function.self)()
        }
        #expect(results == [41, 42])
        #expect(sandbox.contents("cache").count == 2, "nothing but the libraries is left")
        #expect(throws: Failure.self) { try Library.load(paths[0], symbol: "question") }
    }

    @Test func forgetsWhatIsNoLongerUsed() async throws {
        let cache = try openCache()
        let compiler = try CCompiler.find()
        func build(_ name: String) async throws -> String {
            try await cache.library(name, of: [("\(name).c", "int \(name)(void) { return 7; }\n")], by: compiler, announce: {})
        }
        let (used, unused) = (try await build("used"), try await build("unused"))
        let longAgo = [timeval(tv_sec: time(nil) - 31 * 86400, tv_usec: 0), timeval(tv_sec: time(nil) - 31 * 86400, tv_usec: 0)]
        #expect(utimes(used, longAgo) == 0 && utimes(unused, longAgo) == 0)
        _ = try await build("used")
        _ = try await build("third")
        #expect(access(used, F_OK) == 0 && access(unused, F_OK) != 0)
    }

    @Test func showsWhatTheCompilerSaid() async throws {
        let cache = try openCache()
        let failure = await #expect(throws: Failure.self) {
            try await cache.library("bad", of: [("bad.c", "int f(void) { return oops; }\n")], by: .find(), announce: {})
        }
        #expect(failure?.kind == .environment)
        #expect(failure?.transcript.contains { $0.contains("oops") } == true)
        #expect(sandbox.contents("cache").isEmpty)
    }

    @Test func severalRunsMayBuildTheSameAtOnce() async throws {
        let cache = try openCache()
        let compiler = try CCompiler.find()
        let paths = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    try await cache.library("f", of: [("f.c", "int f(void) { return 7; }\n")], by: compiler, announce: {})
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(paths.count == 1)
        #expect(sandbox.contents("cache").count == 1)
    }

    @Test func distrustsACacheThatOthersCanWrite() throws {
        try Folder.make(sandbox.file("cache"))
        chmod(sandbox.file("cache"), 0o777)
        var notes: [String] = []
        let cache = try LibraryCache.open(environment: ["NNC_CACHE": sandbox.file("cache")]) { notes.append($0) }
        defer { Folder.remove(cache.folder) }
        #expect(cache.isTemporary && cache.folder != sandbox.file("cache"))
        #expect(notes == ["\(sandbox.file("cache")): others could change the cache; what is built now is not kept"])
    }

    @Test func makesItsCachePrivate() throws {
        let cache = try LibraryCache.open(environment: ["XDG_CACHE_HOME": sandbox.file("deep/er")]) { _ in
            Issue.record("there is nothing to note")
        }
        #expect(cache.folder == sandbox.file("deep/er/nnc") && !cache.isTemporary)
        var status = stat()
        #expect(stat(cache.folder, &status) == 0 && status.st_mode & 0o777 == 0o700)
    }

    @Test func hashesAsTheStandardSays() {
        // The examples of FIPS 180-4.
        #expect(SHA256.hexDigest(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(SHA256.hexDigest(of: Array("abc".utf8))
            == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(SHA256.hexDigest(of: Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
            == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    }

    private func find(_ environment: [String: String]) throws -> CCompiler {
        try CCompiler.find(environment: environment, runtimeLibrary: nil)
    }

    private func openCache() throws -> LibraryCache {
        try LibraryCache.open(environment: ["NNC_CACHE": sandbox.file("cache")]) { Issue.record("\($0)") }
    }
}
