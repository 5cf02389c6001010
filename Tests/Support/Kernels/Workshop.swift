import Backend
import Foundation

/// A folder in which an emitted model is built beside the driver, and run.
package struct Workshop: ~Copyable {
    package let folder: URL

    package init(_ emitted: EmittedModel) throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "nnc-kernels-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try emitted.header.write(to: folder.appending(path: "model.h"), atomically: false, encoding: .utf8)
        try emitted.source.write(to: folder.appending(path: "model.c"), atomically: false, encoding: .utf8)
    }

    /// The program that runs a model's cases.
    package static let driver = String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/")!)) + "/Driver/driver.c"

    deinit { try? FileManager.default.removeItem(at: folder) }

    package func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Every warning is an error.
    package func build(_ compiler: CCompiler, flags: [String]) throws {
        try runProcess(
            compiler.path, compiler.target + CCompiler.strict + flags + ["-I", folder.path, path("model.c"), Workshop.driver, "-o", path("driver")])
    }

    /// Whether the source compiles, without a warning; nothing is built.
    package func check(_ compiler: CCompiler) throws {
        try runProcess(compiler.path, compiler.target + CCompiler.strict + ["-fsyntax-only", path("model.c")])
    }

    /// What the driver writes, run on these cases; where it is built for another machine, by what plays that machine.
    package func run(_ cases: Data, on machine: Emulator? = nil) throws -> Data {
        try cases.write(to: folder.appending(path: "cases"))
        let arguments = [path("cases"), path("results")]
        let command = machine?.command(path("driver"), arguments) ?? [path("driver")] + arguments
        try runProcess(command[0], Array(command.dropFirst()))
        return try Data(contentsOf: folder.appending(path: "results"))
    }
}
