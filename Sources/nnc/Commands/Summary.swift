import ArgumentParser
import Compiler
import TensorIR

struct Summary: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a model layer by layer: shapes, parameters, work and memory.",
        discussion: """
            Multiply-adds are those of one example at use; bytes are those of the layer's parameters. The workspace \
            is the memory in which a call works, whatever the number of examples.

              nnc summary models/digits.nnd
              nnc summary --json models/lenet.nnd
            """)

    @OptionGroup var net: ModelFileOptions

    @Flag(help: "Write a JSON object.")
    var json = false

    func run() throws {
        let model = try net.require().model
        let report = SummaryReport(Compilation(model, options: CompilationOptions(sourceName: net.file)))
        if json {
            try JSON.print(report)
        } else {
            Stream.output.write(report.rendered())
        }
    }
}

/// The figures of a model, for people and for machines.
struct SummaryReport: Encodable {
    struct Port: Encodable {
        let name: String
        let shape: [Int]
    }

    struct Layer: Encodable {
        let name, kind: String
        let shape: [Int]
        let parameters, multiplyAdds, bytes: Int
    }

    let model: String
    let inputs, outputs: [Port]
    let layers: [Layer]
    let parameters, multiplyAdds, bytes: Int
    /// Bytes in which a prediction and a step of training work; nil where nothing is trained.
    let inferenceWorkspace: Int
    let trainingWorkspace: Int?
    /// Whether the model can be called a step at a time; nil without time.
    let streams: Bool?
    /// What keeps it from that.
    let hindrance: String?

    init(_ compilation: Compilation) {
        let model = compilation.model
        self.model = model.name
        let graph = model.inference
        func ports(_ ports: [TensorIR.Port]) -> [Port] {
            ports.map { Port(name: $0.name, shape: graph[$0.value].shape.dims) }
        }
        (inputs, outputs) = (ports(graph.inputs), ports(graph.outputs))
        layers = model.layers.map {
            Layer(
                name: $0.name, kind: $0.kind, shape: $0.dims, parameters: $0.parameters,
                multiplyAdds: $0.multiplyAdds, bytes: 4 * $0.parameters)
        }
        parameters = layers.reduce(0) { $0 + $1.parameters }
        multiplyAdds = layers.reduce(0) { $0 + $1.multiplyAdds }
        bytes = 4 * parameters
        let plan = compilation.plan
        inferenceWorkspace = 4 * max(plan.predict.arenaFloats, plan.evaluate?.arenaFloats ?? 0)
        streams = model.streaming != nil ? true : model.streamingHindrance != nil ? false : nil
        hindrance = model.streamingHindrance
        trainingWorkspace = plan.gradient.map { 4 * $0.arenaFloats }
    }

    func rendered() -> String {
        var table = Table([
            .init("layer", .left), .init("output"), .init("parameters"), .init("multiply-adds"), .init("bytes"),
        ])
        for input in inputs { table.add([input.name, Show.shape(input.shape), "", "", ""]) }
        for layer in layers {
            table.add([
                layer.name, Show.shape(layer.shape), Show.grouped(layer.parameters), Show.grouped(layer.multiplyAdds),
                Show.bytes(layer.bytes),
            ])
        }
        table.addRule()
        table.add([model, "", Show.grouped(parameters), Show.grouped(multiplyAdds), Show.bytes(bytes)])
        let training = trainingWorkspace.map { ", \(Show.bytes($0)) for training" } ?? ""
        var streaming = ""
        if let streams { streaming = "streaming: " + (streams ? "one step at a call\n" : "none, \(hindrance ?? "")\n") }
        return table.rendered() + "workspace: \(Show.bytes(inferenceWorkspace)) for inference\(training)\n" + streaming
    }
}
