import ArgumentParser
import Foundation
import ModelFiles
import NNRuntime

/// The model of a command and the weights to use it with.
struct WeightsOptions: ParsableArguments {
    @OptionGroup var net: ModelFileOptions

    @Option(help: ArgumentHelp(
        "The weights, a safetensors file; nnc-out/MODEL.safetensors, where train leaves them, if not given.",
        valueName: "file"))
    var weights: String?

    /// Where the weights are.
    var path: String { weights ?? Folder.join("nnc-out", Folder.stem(of: net.file) + ".safetensors") }

    /// Compiles and builds the model and reads its weights, and what its indices stand for if they stand for text.
    func load() async throws -> (model: CompiledModel, parameters: Parameters, vocabulary: Vocabulary?) {
        let compiled = try CompiledFile(net)
        let path = weights ?? Folder.join("nnc-out", compiled.stem + ".safetensors")
        if weights == nil, !FileManager.default.fileExists(atPath: path) {
            throw Failure(
                "no weights: --weights is not given and there is no \(path)",
                help: ["train the model first: nnc train \(ShellWords.joined([net.file]))"])
        }
        let model = try await compiled.build().model
        return (model, try Parameters(of: model, from: path), try Vocabulary.of(weights: path))
    }
}
