import Backend
import Compiler
import ModelFiles
import NNRuntime

extension CompiledFile {
    /// Compiles the model that `net` names, to be built on this machine.
    ///
    /// Shows what is wrong with the file and ends the command if it has errors.
    init(_ net: ModelFileOptions) throws {
        let (file, model) = try net.require()
        self.init(model, of: file, stem: net.stem(of: model)) { options in
            options.targets = CompilationOptions.targetsOfThisMachine
        }
    }

    /// `digits_model`, the C function that returns the descriptor.
    var entryPoint: String { CNames(compilation.graphs.use, functions: []).prefix + "_model" }
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
    func build() async throws -> BuiltModel {
        try await build([(stem + ".c", texts.source), (stem + ".h", texts.header)])
    }

    /// Builds the C so that it reports to a `Profile`.
    func buildProfiled() async throws -> BuiltModel {
        let files = [("profiled.c", Profile.source(around: stem + ".c")), (stem + ".c", texts.source), (stem + ".h", texts.header)]
        return try await build(files, flags: ["-DNN_PROFILE"])
    }

    /// The first of `files` is the one to compile; `flags` are beyond those of every build.
    private func build(_ files: [(name: String, text: String)], flags: [String] = []) async throws -> BuiltModel {
        let compiler = try CCompiler.find()
        let cache = try LibraryCache.ofUser()
        defer { if cache.isTemporary { Folder.remove(cache.folder) } }
        var bar = ProgressBar()
        let (library, function) = try await cache.load(entryPoint, in: stem, of: files, by: compiler, flags: flags) {
            bar.announce("\(files[0].name): \(compiler.executable) …")
        }
        bar.clear()
        typealias Descriptor = @convention(c) () -> UnsafeRawPointer?
        let descriptor = unsafeBitCast(function, to: Descriptor.self)
        guard let address = descriptor() else { throw Failure("\(library): \(entryPoint) returns nothing", kind: .environment) }
        return BuiltModel(model: try CompiledModel(address), compiler: compiler.executable, library: library)
    }
}
