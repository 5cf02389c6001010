import ArgumentParser
import ModelFiles
import NNRuntime

struct Predict: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compute a model's outputs.",
        discussion: """
            Reads examples from .npy, .csv (a row an example) or IDX files, whose first dimension counts them, and \
            writes the outputs to .npy or .csv files, or as CSV to standard output. For a model over words or \
            characters a text file (.txt) has an example in each line.

              nnc predict models/digits.nnd --input images.npy
              nnc predict models/digits.nnd --input t10k-images-idx3-ubyte.gz --output digits.npy
              nnc predict two.nnd --input left=a.npy --input right=b.npy
            """)

    @OptionGroup var options: WeightsOptions

    @Option(help: ArgumentHelp("The examples; NAME=FILE for a model of several inputs, once for each.", valueName: "file"))
    var input: [NamedFile]

    @Option(help: ArgumentHelp("Where to write; NAME=FILE for a model of several outputs, once for each.", valueName: "file"))
    var output: [NamedFile] = []

    func run() async throws {
        let (model, parameters, vocabulary) = try await options.load()
        let paths = output.isEmpty ? nil : try output.matched(to: model.outputs, option: "--output")
        let data = try examples(for: model, vocabulary)
        let outputs = try model.predict(on: data, with: parameters)
        if let paths {
            for (column, path) in zip(outputs, paths) { try column.save(to: path) }
        } else {
            Stream.output.write(csv(outputs))
        }
    }

    private func examples(for model: CompiledModel, _ vocabulary: Vocabulary?) throws -> DataSet {
        guard input.count == 1, input[0].path.hasSuffix(".txt") else {
            return try DataSet.joining(inputs: input.columns(for: model.inputs, option: "--input"))
        }
        guard let vocabulary else {
            throw Failure(
                "\(options.path): holds no vocabulary, so nothing says which index a word or a character has",
                help: ["train on text, which keeps it with the weights, or give indices in a .npy or .csv file"])
        }
        return try DataSet(lines: input[0].path, for: model, vocabulary)
    }

    /// A row an example, the outputs one behind the other.
    private func csv(_ outputs: [DataSet.Column]) -> String {
        let examples = outputs[0].count
        return (0 ..< examples).map { example in
            outputs.flatMap { column -> [String] in
                let range = example * column.size ..< (example + 1) * column.size
                return switch column.values {
                case .floats(let elements): elements[range].map { "\($0)" }
                case .indices(let elements): elements[range].map { "\($0)" }
                }
            }.joined(separator: ",") + "\n"
        }.joined()
    }
}
