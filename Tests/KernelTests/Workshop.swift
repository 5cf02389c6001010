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
            compiler.path, CCompiler.strict + flags + ["-I", folder.path, path("model.c"), driver, "-o", path("driver")])
    }

    /// Whether the source compiles, without a warning; nothing is built.
    func check(_ compiler: CCompiler) throws {
        try runProcess(compiler.path, CCompiler.strict + ["-fsyntax-only", path("model.c")])
    }

    /// What the driver writes, run on these cases.
    func run(_ cases: Data) throws -> Data {
        try cases.write(to: folder.appending(path: "cases"))
        try runProcess(path("driver"), [path("cases"), path("results")])
        return try Data(contentsOf: folder.appending(path: "results"))
    }
}

private let driver = String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/")!)) + "/Driver/driver.c"
