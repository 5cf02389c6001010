import ArgumentParser
import Compiler
import LoopIR
import ModelFiles
import NNRuntime
import Source

struct Compile: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the C and the Swift of a model.",
        discussion: """
            The C needs nothing but a C compiler; the Swift needs the package's library NNRuntime. Files appear \
            whole and only if their content changes. With --emit the text of one stage goes to standard output.

              nnc compile models/digits.nnd -o Generated
              nnc compile models/digits.nnd --inference-only --weights nnc-out/digits.safetensors
              nnc compile models/digits.nnd --verify
              nnc compile models/digits.nnd --emit gradient
            """)

    @OptionGroup var net: ModelFileOptions

    @ArgumentParser.Option(name: [.customShort("o"), .customLong("folder")], help: ArgumentHelp(
        "Where to write the files; made if missing.", valueName: "dir"))
    var folder = "."

    @ArgumentParser.Option(help: ArgumentHelp("Write the text of this stage instead.", valueName: "stage"))
    var emit: Stage?

    @ArgumentParser.Option(help: ArgumentHelp(
        "The instructions that the C may use, of scalar, avx2, avx512 and neon (64-bit ARM); scalar is always among them.", valueName: "list"))
    var isa = TargetList.usual

    @Flag(help: "Leave out what only training needs.")
    var inferenceOnly = false

    @ArgumentParser.Option(help: ArgumentHelp(
        "Put the weights of this safetensors file into the C.", valueName: "file"),
        completion: .file(extensions: ["safetensors"]))
    var weights: String?

    @Flag(help: "Convolve by direct sums alone: slower, with smaller rounding errors.")
    var noWinograd = false

    @Flag(help: "Hold what is written against itself through libclang: no warnings, header, tables and Swift agree.")
    var verify = false

    func run() throws {
        let (file, model) = try net.require()
        switch emit {
        case nil:
            let compiled = try compile(file, model)
            if verify { try compiled.verify(in: folder) }
            _ = try compiled.write(to: folder)
        case .ast?: Stream.output.write(file.syntax.outline)
        case .graph?: Stream.output.write(model.inference.text)
        case .gradient?: Stream.output.write(try gradient(of: model))
        case .loops?: Stream.output.write(try compile(file, model).compilation.program(for: isa.targets[0]).description)
        case .c?: Stream.output.write(try compile(file, model).texts.source)
        case .h?: Stream.output.write(try compile(file, model).texts.header)
        case .swift?: Stream.output.write(try compile(file, model).texts.swift)
        }
    }

    private func compile(_ file: CheckedFile, _ model: ElaboratedModel) throws -> CompiledFile {
        try CompiledFile(model, of: file, stem: net.stem(of: model)) { options in
            options.targets = isa.targets
            options.isInferenceOnly = inferenceOnly
            options.allowsWinograd = !noWinograd
            if let weights {
                options.emission.weights = try readParameters(model.parameterTable, of: model.name, from: weights)
            }
        }
    }

    private func gradient(of model: ElaboratedModel) throws(Failure) -> String {
        guard let training = model.training else {
            throw Failure("\(net.file): \(model.name) has no train section, so nothing is differentiated")
        }
        return training.optimized().text
    }
}

extension Stage: ExpressibleByArgument {}

/// Instruction sets by name, best first, the portable one last.
struct TargetList: ExpressibleByArgument {
    let targets: [Target]

    static let usual = TargetList(targets: CompilationOptions.usualTargets)

    init(targets: [Target]) { self.targets = targets }

    init?(argument: String) {
        let names = Set(argument.split(separator: ",").map(String.init)).union(["scalar"])
        targets = CompilationOptions.everyTarget.filter { names.contains($0.name) }
        guard targets.count == names.count else { return nil }
    }

    var defaultValueDescription: String { targets.map(\.name).joined(separator: ",") }
    static var allValueStrings: [String] { ["scalar", "avx2", "avx512", "neon"] }
}
