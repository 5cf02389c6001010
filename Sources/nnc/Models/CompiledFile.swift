import Compiler
import Foundation
import NNRuntime
import Source

/// A model file, compiled to C and Swift in memory.
struct CompiledFile {
    let path: String
    let file: SourceFile
    let header, source, swift: String
    /// The model's name, `Digits`, and the C function that returns its descriptor, `digits_model`.
    let name, entryPoint: String

    /// Reports what is wrong with the file and ends the command if it has errors.
    init(_ path: String) throws {
        fatalError()
    }
}

/// Where the texts of a model lie.
struct WrittenTexts {
    let header, source, swift: String
}

extension CompiledFile {
    /// `digits`, after which the C files are named.
    var stem: String { Folder.stem(of: path) }

    /// Writes the texts that changed into `folder`, which is made if missing.
    func write(to folder: String) throws(Failure) -> WrittenTexts {
        try Folder.make(folder)
        let texts = WrittenTexts(
            header: Folder.join(folder, stem + ".h"), source: Folder.join(folder, stem + ".c"),
            swift: Folder.join(folder, name + ".swift"))
        for (path, text) in [(texts.header, header), (texts.source, source), (texts.swift, swift)] {
            _ = try FileWriter.write(text, to: path)
        }
        return texts
    }
}

/// A model whose C has been built and loaded.
struct BuiltModel {
    let model: CompiledModel
    /// The C compiler that built it.
    let compiler: String
    let library: String
}

extension CompiledFile {
    /// Builds the C with the machine's compiler, unless the cache has it, and loads it.
    ///
    /// `flags` are beyond those of every build.
    func build(flags: [String] = []) async throws -> BuiltModel {
        let compiler = try CCompiler.find()
        let cache = try LibraryCache.open { Stream.error.write("note: \($0)\n") }
        defer { if cache.isTemporary { Folder.remove(cache.folder) } }
        var bar = ProgressBar()
        let files = [(name: stem + ".c", text: source), (name: stem + ".h", text: header)]
        let library = try await cache.library(stem, of: files, by: compiler, flags: flags) {
            bar.announce("\(stem).c: \(compiler.executable) …")
        }
        bar.clear()
        typealias Descriptor = @convention(c) () -> UnsafeRawPointer?
        let descriptor = unsafeBitCast(try Library.load(library, symbol: entryPoint), to: Descriptor.self)
        guard let address = descriptor() else { throw Failure("\(library): \(entryPoint) returns nothing", kind: .environment) }
        return BuiltModel(model: try CompiledModel(address), compiler: compiler.executable, library: library)
    }
}
