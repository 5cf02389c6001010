import ArgumentParser
import NNRuntime

struct Gradient: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compute a loss and the gradient of every parameter.",
        discussion: """
            Through the compiled code that trains the model, so that anyone can compare it with another framework. \
            The loss is the mean over the examples as in training, penalties included; the gradient is neither \
            clipped nor scaled, and is written as a safetensors file with the names and shapes of the weights.

              nnc gradient models/digits.nnd --input x.npy --target y.npy --output gradient.safetensors
            """)

    @OptionGroup var options: WeightsOptions

    @Option(help: ArgumentHelp("The examples; NAME=FILE for a model of several inputs, once for each.", valueName: "file"))
    var input: [NamedFile]

    @Option(help: ArgumentHelp("Their targets; NAME=FILE for a model of several, once for each.", valueName: "file"))
    var target: [NamedFile]

    @Option(help: ArgumentHelp("Where to write the gradient, a safetensors file.", valueName: "file"))
    var output: String

    @Option(help: ArgumentHelp("Decides dropout.", valueName: "n"))
    var seed: UInt64 = 0

    @Flag(help: "Write the loss as a JSON object.")
    var json = false

    func run() async throws {
        let (model, parameters, _) = try await options.load()
        let data = try DataSet.joining(
            inputs: input.columns(for: model.inputs, option: "--input"),
            targets: target.columns(for: model.targets, option: "--target")
        )
        let (loss, gradient) = try model.gradient(data, with: parameters, seed: seed)
        try gradient.save(to: output)
        if json {
            try JSON.print(Report(loss: loss, examples: data.count, gradient: output))
        } else {
            Stream.output.write("loss \(loss) over \(data.count) examples\ngradient: \(output)\n")
        }
    }

    struct Report: Encodable {
        let loss: Double
        let examples: Int
        let gradient: String
    }
}
