import ArgumentParser
import Compiler
import ModelFiles

/// The model that a command is about.
struct ModelFileOptions: ParsableArguments {
    @ArgumentParser.Argument(help: "The model file (.nnd); - is standard input.", completion: .file(extensions: ["nnd"]))
    var file: String

    @ArgumentParser.Option(help: ArgumentHelp("Which model of the file; needed only if it has several.", valueName: "name"))
    var model: String?

    /// Reads and checks the file, and finds the model in it.
    func require() throws -> (file: CheckedFile, model: ElaboratedModel) {
        let checked = try CheckedFile.require(file)
        return (checked, try choose(checked.models))
    }

    /// What the C files of `model` are named after: the model file, or the model where that has no name.
    func stem(of model: ElaboratedModel) -> String { file == "-" ? model.name.lowercased() : Folder.stem(of: file) }

    private func choose(_ models: [ElaboratedModel]) throws(Failure) -> ElaboratedModel {
        let names = models.map(\.name).joined(separator: ", ")
        if let name = model {
            guard let chosen = models.first(where: { $0.name == name }) else {
                throw Failure("\(file): no model is called \(name)", help: models.isEmpty ? [] : ["there are \(names)"])
            }
            return chosen
        }
        guard let first = models.first else { throw Failure("\(file): declares no model") }
        guard models.count == 1 else {
            throw Failure("\(file): declares several models: \(names)", help: ["--model \(first.name)"])
        }
        return first
    }
}
