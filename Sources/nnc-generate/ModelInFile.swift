import Backend
import Compiler
import ModelFiles
import NNRuntime
import Source

/// The one model of a model file, checked.
struct ModelInFile {
    private let stem: String
    private let file: CheckedFile
    private let model: ElaboratedModel

    /// The model file has mistakes, which have been told.
    struct Refused: Error {}

    /// Reads and checks the file at `path`; tells what is wrong with it.
    init(_ path: String, warns: Bool = true) throws {
        stem = Folder.stem(of: path)
        file = CheckedFile(try SourceFile.read(path), cFunctions: .files(of: path))
        var diagnostics = file.diagnostics
        if !diagnostics.hasErrors { file.requireOneModel(reporting: &diagnostics) }
        if warns || diagnostics.hasErrors { Generate.tell(diagnostics.rendered(in: file.source)) }
        guard !diagnostics.hasErrors else { throw Refused() }
        model = file.models[0]
    }

    /// Writes C and header: `digits.nnd.c`, `digits.nnd.S` and `include/digits.h`.
    func writeC(into folder: String, weights path: String?, clang: String?) throws {
        let weights = try path.map { path in
            try readParameters(model.parameterTable, of: model.name, from: path)
        }
        let texts = CompiledFile(model, of: file, stem: stem) { options in
            options.namesLines = false
            options.emission.weights = weights
        }.texts
        let include = Folder.join(folder, "include")
        try Folder.make(include)
        try FileWriter.write(texts.header, to: Folder.join(include, stem + ".h"))
        let source = SourceFiles(c: Folder.join(folder, stem + ".nnd.c"), assembly: Folder.join(folder, stem + ".nnd.S"))
        try source.write(texts.source, clang: clang.map { Clang(path: $0, include: include) })
    }

    /// Writes the Swift wrapper, which imports `module`: `digits.nnd.swift`.
    func writeSwift(into folder: String, importing module: String, embedded: Bool) throws {
        let texts = CompiledFile(model, of: file, stem: stem) { options in
            options.targets = [.scalar]
            options.emission.cModule = module
            // The wrapper depends on whether there are weights, not on what they are.
            if embedded { options.emission.weights = model.inference.parameters.map { Array(repeating: 0, count: $0.count) } }
        }.texts
        try Folder.make(folder)
        try FileWriter.write(texts.swift, to: Folder.join(folder, stem + ".nnd.swift"))
    }
}

extension CheckedFile {
    /// Reports the second model of the file, or that it has none: its C and its Swift are named after the file.
    fileprivate func requireOneModel(reporting diagnostics: inout Diagnostics) {
        let places = syntax.declarations.compactMap { declaration -> Span? in
            if case .model(let model) = declaration { model.name.span } else { nil }
        }
        guard places.count != 1 else { return }
        diagnostics.error(
            "one-model-a-file", places.isEmpty ? "this file holds no model" : "this is the second model of the file",
            at: places.dropFirst().first ?? Span(at: 0),
            notes: ["a model file in a package holds one model, whose C and Swift are named after the file"],
            help: places.isEmpty ? [] : ["move the model into a file of its own"])
    }
}
