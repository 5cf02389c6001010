import CCode
import TensorIR

/// The words of model.h and model.c for people.
extension ModelEmitter {
    var headerHead: [String] {
        ["\(graph.name), compiled from \(options.sourceName) by nnc; change that file instead of this one."]
            + (doc.isEmpty ? [] : [""] + doc.lines)
    }

    var sourceHead: [String] {
        let (prefix, macro) = (names.prefix, names.macroPrefix)
        let ports = (names.inputs + names.outputs).joined(separator: ", ")
        return headerHead + [
            "",
            "Needs \(options.headerName) and a C11 compiler, nothing else. No function allocates or keeps anything "
                + "from call to call, so any number of threads may call them, each with a workspace of its own:",
            "",
            "    float *parameters = aligned_alloc(NN_ALIGNMENT, \(macro)_PARAMETER_FLOATS * sizeof(float));",
            "    void *workspace = aligned_alloc(NN_ALIGNMENT, \(macro)_PREDICT_BYTES);",
            "    \(prefix)_initialize(parameters, 1);",
            "    \(prefix)_predict(parameters, workspace, n, \(ports));",
        ]
    }

    /// The contract of the function that returns the descriptor.
    var chooserComment: String {
        let table = "The model as a table of sizes and functions"
        guard programs.count > 1 else { return table + "; it stays valid." }
        return table + ", for the best instructions of this CPU that the model was compiled for ("
            + programs.map(\.target.name).joined(separator: ", ")
            + "). The environment variable NN_ISA chooses others, if the CPU has them. A loop that calls the model "
            + "often keeps the result: it stays valid."
    }

    var doc: DocText { DocText(graph.doc) }

    /// The contract of a typed function, an argument a line.
    func comment(of entry: EntryPoint) -> [String] {
        let first: [String] =
            switch entry {
            case .predict: ["The outputs of n examples. workspace: \(names.macroPrefix)_PREDICT_BYTES."]
            case .stream:
                ["The outputs of the next time step of n sequences. states: n times \(names.macroPrefix)_STREAM_FLOATS, "
                    + "which start as all 0 and belong to the sequences. workspace: \(names.macroPrefix)_STREAM_BYTES."]
            case .evaluate:
                ["The mean loss over n examples as at use: no dropout, penalties left out. "
                    + "workspace: \(names.macroPrefix)_PREDICT_BYTES."]
            case .gradient:
                ["The mean loss over n examples as in training, penalties included, and its gradient, laid out as "
                    + "the parameters. workspace: \(names.macroPrefix)_TRAIN_BYTES; seed: for dropout and the like."]
            case .step:
                ["One step of the optimiser on n examples: gradient, clipping, update. state starts as all 0; "
                    + "iteration counts from 0; gradients is scratch. workspace: \(names.macroPrefix)_TRAIN_BYTES."]
            }
        let behind = entry.hasTargets ? zip(graph.targets, names.targets) : zip(graph.outputs, names.outputs)
        let ports = Array(zip(graph.inputs, names.inputs)) + Array(behind)
        return first + ports.filter { entry != .stream || !isLength($0.0) }.map { describe($0, $1, isStep: entry == .stream) }
    }

    private func describe(_ port: Port, _ name: String, isStep: Bool) -> String {
        let node = graph[port.value]
        var dims = node.shape.dims
        if isStep, let time = port.timeAxis { dims.remove(at: time) }
        let shape = "[n]" + dims.map { "[\($0)]" }.joined()
        let elements =
            switch node.element {
            case .float: "float \(shape)"
            case .index(let count): "int32_t \(shape) in 0..<\(count)"
            }
        let doc = DocText(port.doc).lines.joined(separator: " ")
        return "\(name): \(elements)" + (doc.isEmpty ? "" : "; \(doc)")
    }
}
