import Backend
import Compiler
import ModelFiles
import NNRuntime
import Source

/// The one model of a model file, checked.
struct ModelInFile {
    let file: CheckedFile
    private let stem: String
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

    /// `digits.h` and `digits.nnd.c`.
    func c(into folder: String, include: String, weights path: String?) throws -> (header: GeneratedFile, source: GeneratedFile) {
        let weights = try path.map { try readParameters(model.parameterTable, of: model.name, from: $0) }
        let texts = CompiledFile(model, of: file, stem: stem) { options in
            options.namesLines = false
            options.emission.weights = weights
        }.texts
        return (
            GeneratedFile(folder: include, name: stem + ".h", text: texts.header),
            GeneratedFile(folder: folder, name: stem + ".nnd.c", text: texts.source)
        )
    }

    /// `digits.nnd.swift`, which imports `module`.
    func swift(into folder: String, importing module: String, embedded: Bool) throws -> GeneratedFile {
        let texts = CompiledFile(model, of: file, stem: stem) { options in
            options.targets = [.scalar]
            options.emission.cModule = module
            // The wrapper depends on whether there are weights, not on what they are.
            if embedded { options.emission.weights = model.parameterTable.map { Array(repeating: 0, count: $0.shape.reduce(1, *)) } }
        }.texts
        return GeneratedFile(folder: folder, name: stem + ".nnd.swift", text: texts.swift)
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
            .oneModelAFile, places.isEmpty ? "this file holds no model" : "this is the second model of the file",
            at: places.dropFirst().first ?? Span(at: 0),
            notes: ["a model file in a package holds one model, whose C and Swift are named after the file"],
            help: places.isEmpty ? [] : ["move the model into a file of its own"])
    }
}
