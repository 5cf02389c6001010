import Foundation
import ModelFiles

extension CCompiler {
    /// The C compiler to use: what `CC` names; or the first of `cc`, `clang` and `gcc` on the `PATH`; or the clang
    /// that every Swift toolchain has, beside `swift` on the `PATH` or beside the runtime library in use.
    static func find(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        runtimeLibrary: String? = pathOfSwiftRuntime()
    ) throws(Failure) -> CCompiler {
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        if let choice = environment["CC"], !choice.allSatisfy(\.isWhitespace) {
            return try named(choice, in: folders)
        }
        for name in ["cc", "clang", "gcc"] {
            if let path = program(name, in: folders) { return CCompiler(executable: path, leadingArguments: []) }
        }
        var toolchains: [String] = []
        if let swift = program("swift", in: folders) {
            toolchains = [folder(of: swift), folder(of: URL(fileURLWithPath: swift).resolvingSymlinksInPath().path)]
        }
        if let library = runtimeLibrary {
            // …/usr/lib/swift/linux/libswiftCore.so
            let usr = URL(fileURLWithPath: library).resolvingSymlinksInPath().path
                .split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
            toolchains.append(usr + "/bin")
        }
        for folder in toolchains {
            if let clang = program("clang", in: [folder]) { return ofToolchain(clang, in: folder) }
        }
        throw Failure(
            "no C compiler was found: there is no cc, clang or gcc on the PATH and no Swift toolchain", kind: .environment,
            help: ["install clang or gcc, or name a compiler in the environment variable CC"])
    }

    /// `CC` as make understands it: a program, and arguments after it.
    private static func named(_ choice: String, in folders: [String]) throws(Failure) -> CCompiler {
        if let path = program(choice, in: folders) { return CCompiler(executable: path, leadingArguments: []) }
        let words = choice.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let path = program(words[0], in: folders) else {
            throw Failure(
                "the C compiler that the environment variable CC names was not found: \(words[0])", kind: .environment)
        }
        return CCompiler(executable: path, leadingArguments: Array(words.dropFirst()))
    }

    /// The toolchain brings a linker along, which a machine without a compiler may otherwise lack.
    private static func ofToolchain(_ clang: String, in folder: String) -> CCompiler {
        let hasLinker = program("ld.lld", in: [folder]) != nil
        return CCompiler(executable: clang, leadingArguments: hasLinker ? ["-fuse-ld=lld"] : [])
    }

    /// The absolute path of an executable file: `name` itself if it has a slash, else the first in `folders`.
    private static func program(_ name: String, in folders: [String]) -> String? {
        let candidates = name.contains("/") ? [name] : folders.map { Folder.join($0, name) }
        for path in candidates where !path.isEmpty {
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 else { continue }
            return URL(fileURLWithPath: path).path
        }
        return nil
    }

    private static func folder(of path: String) -> String {
        URL(fileURLWithPath: path).deletingLastPathComponent().path
    }

    /// The file of the Swift runtime that this process uses; nil where it is linked statically or cannot be told.
    static func pathOfSwiftRuntime() -> String? {
        guard let maps = try? FileReader.read("/proc/self/maps", limit: 1 << 20) else { return nil }
        // address perms offset device inode path
        return String(decoding: maps, as: UTF8.self).split(separator: "\n").lazy
            .compactMap { line in line.firstIndex(of: "/").map { String(line[$0...]) } }
            .first { $0.hasSuffix("/libswiftCore.so") }
    }
}
