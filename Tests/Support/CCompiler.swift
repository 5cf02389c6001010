import Foundation

/// A C compiler of this machine.
package struct CCompiler: Hashable, Sendable, CustomStringConvertible {
    /// "clang", "gcc".
    package var name: String
    package var path: String
    /// What makes it compile for another machine than this one.
    package var target: [String] = []

    package var description: String { name }

    /// Those of clang and gcc that PATH names, and cc if it names neither.
    package static let all: [CCompiler] = {
        let known = ["clang", "gcc"].compactMap(find)
        return known.isEmpty ? [find("cc")].compactMap { $0 } : known
    }()

    /// Those of clang++ and g++ that PATH names: C++ compilers.
    package static let cxx = ["clang++", "g++"].compactMap(find)

    /// The one for tests to which it does not matter.
    package static var any: CCompiler {
        guard let first = all.first else { fatalError("the tests need a C compiler on PATH: clang, gcc or cc") }
        return first
    }

    /// C11 with every warning that emitted code promises to be free of, as errors.
    package static let strict = [
        "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion", "-Werror",
    ]

    private static func find(_ name: String) -> CCompiler? {
        executable(name).map { CCompiler(name: name, path: $0) }
    }
}

/// What a compiler or a compiled program said instead of succeeding.
package struct CompilationFailure: Error, CustomStringConvertible {
    package var command: String
    package var output: String
    package var description: String { "\(command)\n\(output)" }
}

extension CCompiler {
    /// Compiles the source, for its diagnostics alone; throws them where there are any that stop it.
    package func check(_ source: String, flags: [String] = strict) throws {
        let quiet = name == "clang++" ? ["-Wno-deprecated", "-Wno-unused-command-line-argument"] : []
        let object = try compile(source, to: "object.o", flags: ["-c"] + flags + quiet)
        try FileManager.default.removeItem(at: object.deletingLastPathComponent())
    }

    /// Compiles the source to `product` in a new folder under the temporary one, and returns the
    /// product's URL. Whoever calls removes the folder.
    func compile(_ source: String, to product: String, flags: [String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "nnc-test-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "source.c")
        let result = folder.appending(path: product)
        do {
            try source.write(to: file, atomically: false, encoding: .utf8)
            let libraries = flags.contains("-c") ? [] : ["-lm"]
            try runProcess(path, target + [file.path] + flags + ["-o", result.path] + libraries)
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
        return result
    }
}

/// Runs a program to its end; what it printed, or a failure with that if it did not exit with 0.
@discardableResult
package func runProcess(_ path: String, _ arguments: [String], input: FileHandle = .nullDevice) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = input
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let output = String(decoding: data, as: UTF8.self)
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
        throw CompilationFailure(command: ([path] + arguments).joined(separator: " "), output: output)
    }
    return output
}
