import Backend
import Foundation
import TestSupport

/// A folder that stays, in which one model after the other is built beside the driver and run.
///
/// What all models have in common is compiled once for each compiler and its flags: the driver, and the C library's
/// headers, which take a compiler longer than a small net.
final class Workbench {
    private let folder: URL
    private var prepared: [[String]: String] = [:]

    init(_ folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func write(_ text: String, to name: String) throws {
        try text.write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
    }

    /// Compiles and links; every warning is an error.
    func build(_ emitted: EmittedModel, _ conditions: Conditions) throws {
        try write(emitted.header, to: "model.h")
        try write(emitted.source, to: "model.c")
        let (compiler, flags) = (conditions.compiler, CCompiler.strict + conditions.allFlags)
        let name = try prepare(compiler, flags)
        try runProcess(
            compiler.path,
            flags + ["-include", path("\(name).h"), "-I", folder.path, path("model.c"), path("\(name).o"), "-o", path("driver"), "-lm"])
    }

    /// The header as C++ sees it.
    func checkHeader(_ compiler: CCompiler) throws {
        try write("#include \"model.h\"\nint main() { return net_model() == nullptr; }\n", to: "header.cpp")
        try runProcess(
            compiler.path, ["-std=c++17", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only", "-I", folder.path, path("header.cpp")])
    }

    /// What the driver writes; under valgrind in the AVX2 form and the scalar one, as it knows no other.
    func run(_ cases: Data, _ watch: Conditions.Watch) throws -> Data {
        try cases.write(to: folder.appending(path: "cases"))
        let valgrind = watch == .valgrind ? ["NN_ISA=avx2", "valgrind", "-q", "--error-exitcode=9"] : []
        try runProcess("/usr/bin/env", valgrind.prefix(1) + ["timeout", "300"] + valgrind.dropFirst() + [path("driver"), path("cases"), path("results")])
        return try Data(contentsOf: folder.appending(path: "results"))
    }

    /// The name of what is compiled once.
    private func prepare(_ compiler: CCompiler, _ flags: [String]) throws -> String {
        if let name = prepared[[compiler.name] + flags] { return name }
        let name = "prepared\(prepared.count)"
        try write(
            """
            #include <stdlib.h>
            #include <math.h>
            #include <stddef.h>
            #include <stdint.h>
            #include <string.h>
            #if defined(__x86_64__)
            #include <immintrin.h>
            #endif

            """, to: "\(name).h")
        let suffix = compiler.name == "clang" ? "pch" : "gch"
        try runProcess(compiler.path, flags + ["-x", "c-header", path("\(name).h"), "-o", path("\(name).h.\(suffix)")])
        try runProcess(compiler.path, flags + ["-I", folder.path, "-c", Workshop.driver, "-o", path("\(name).o")])
        prepared[[compiler.name] + flags] = name
        return name
    }
}
