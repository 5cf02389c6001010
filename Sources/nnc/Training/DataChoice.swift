import Foundation
import ModelFiles
import NNRuntime

extension DataSource {
    /// The data of a run: what the command line names, or else what the model file names, a path from the model
    /// file's folder, or else the built-in digits. `vocabulary` is that of the weights to begin with.
    static func choose(
        _ option: String?, for model: CompiledModel, modelFile: String, vocabulary: Vocabulary? = nil
    ) throws -> DataSource {
        if let option { return try load(option, for: model, vocabulary: vocabulary) }
        if let name = model.plan?.data {
            let folder = modelFile.contains("/") ? URL(fileURLWithPath: modelFile).deletingLastPathComponent().path : ""
            let path = name.hasPrefix("/") ? name : Folder.join(folder, name)
            let isBuiltIn = name == "digits" && !FileManager.default.fileExists(atPath: path)
            return try load(isBuiltIn ? name : path, for: model, vocabulary: vocabulary)
        }
        do {
            _ = try digits.train.fitted(to: model)
            return digits
        } catch {
            throw Failure(
                "\(modelFile) names no data, and the built-in digits do not fit", notes: [error.description],
                help: ["name the data with --data, or in the train section: data: \"path\""])
        }
    }
}
