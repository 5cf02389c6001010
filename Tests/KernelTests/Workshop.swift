import Backend
import Foundation
import TestSupport

/// A folder in which an emitted model is built beside the driver, and run.
struct Workshop: ~Copyable {
    private let folder: URL

    init(_ emitted: EmittedModel) throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "nnc-kernels-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try emitted.header.write(to: folder.appending(path: "model.h"), atomically: false, encoding: .utf8)
        try emitted.source.write(to: folder.appending(path: "model.c"), atomically: false, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Every warning is an error.
    func build(_ compiler: CCompiler, flags: [String]) throws {
        try runProcess(
            compiler.path, compiler.target + CCompiler.strict + flags + ["-I", folder.path, path("model.c"), driver, "-o", path("driver")])
    }

    /// Whether the source compiles, without a warning; nothing is built.
    func check(_ compiler: CCompiler) throws {
        try runProcess(compiler.path, compiler.target + CCompiler.strict + ["-fsyntax-only", path("model.c")])
    }

    /// What the driver writes, run on these cases; where it is built for another machine, by what plays that machine.
    func run(_ cases: Data, on machine: Emulator? = nil) throws -> Data {
        try cases.write(to: folder.appending(path: "cases"))
        let arguments = [path("cases"), path("results")]
        let command = machine?.command(path("driver"), arguments) ?? [path("driver")] + arguments
        try runProcess(command[0], Array(command.dropFirst()))
        return try Data(contentsOf: folder.appending(path: "results"))
    }
}

extension Workshop {
    /// The instructions that one call of the model executes in its AVX2 form, as valgrind counts them.
    func instructions(_ compiler: CCompiler, valgrind: String, arguments: [String]) throws -> Int {
        let source = String(driver.dropLast("Driver/driver.c".count)) + "Counted/driver.c"
        try runProcess(
            compiler.path, CCompiler.strict + ["-O2", "-I", folder.path, path("model.c"), source, "-o", path("counted")])
        try runProcess(
            "/usr/bin/env",
            ["NN_ISA=avx2", "LD_BIND_NOW=1", valgrind, "--tool=callgrind", "--toggle-collect=counted",
             "--callgrind-out-file=" + path("counts"), path("counted")] + arguments)
        let counts = try String(contentsOf: folder.appending(path: "counts"), encoding: .utf8)
        guard let line = counts.split(separator: "\n").first(where: { $0.hasPrefix("totals: ") }), let count = Int(line.dropFirst(8))
        else { throw Subject.Complaint(description: "no totals in what callgrind wrote") }
        return count
    }
}

private let driver = String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/")!)) + "/Driver/driver.c"
