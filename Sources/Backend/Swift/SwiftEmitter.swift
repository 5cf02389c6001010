import Templates
import TensorIR

/// Model.swift: types of the model's own over `NNRuntime`. Of the C it needs the entry point alone.
extension ModelEmitter {
    var swiftWrapper: String {
        let names = SwiftNames(graph)
        let inputs = zip(graph.inputs, names.inputs).map { SwiftPort($0, $1, graph) }
        let targets = zip(graph.targets, names.targets).map { SwiftPort($0, $1, graph) }
        let outputs = zip(graph.outputs, names.outputs).map { SwiftPort($0, $1, graph) }
        let examples = SwiftExamples(inputs: inputs, outputs: outputs)
        let structs: [[String: Any]] = [
            structure("Input", "What the model takes for an example\(examples.hasLengths ? "." : ", or for several one behind the other.")", examples.given),
            structure("Output", "What the model makes of it.", outputs),
        ]
        let context: [String: Any] = [
            "name": graph.name, "source": options.sourceName, "type": names.type,
            "cModule": options.cModule ?? names.type + "C", "prefix": self.names.prefix,
            "doc": documentation(of: graph.doc, otherwise: "The model \(graph.name)."),
            "initialValues": "initial values, drawn with `seed`",
            "structs": structs, "checks": examples.checks, "hasLengths": examples.hasLengths,
            "inputArguments": arguments(inputs), "targetArguments": arguments(targets),
            "inputValues": values(inputs), "targetValues": values(targets),
            "outputValues": outputs.enumerated()
                .map { "\($1.port): outputs[\($0)].\($1.isIndex ? "indices" : "floats")!" }.joined(separator: ", "),
            "gatheredInputs": examples.gathered,
            "gatheredArguments": inputs.map { "\($0.port): \($0.port)" }.joined(separator: ", "),
            "scatteredOutputs": examples.scattered,
            "evaluates": training != nil && program.evaluate != nil, "trains": training != nil,
            "streams": isOffered(.stream), "stepArguments": arguments(examples.given),
            "stepValues": values(examples.given),
        ]
        return ModelText.swiftWrapper(context)
    }

    private func structure(_ name: String, _ summary: String, _ ports: [SwiftPort]) -> [String: Any] {
        ["struct": name, "summary": summary, "ports": ports.map(\.context), "arguments": arguments(ports)]
    }

    private func arguments(_ ports: [SwiftPort]) -> String {
        ports.map { "\($0.port): \($0.element)" }.joined(separator: ", ")
    }

    private func values(_ ports: [SwiftPort]) -> String {
        "[" + ports.map { ".\($0.isIndex ? "indices" : "floats")(\($0.port))" }.joined(separator: ", ") + "]"
    }
}

/// Lines to stand behind `///`.
func documentation(of doc: String, otherwise: String) -> [String] {
    let lines = DocText(doc).lines
    return (lines.isEmpty ? [otherwise] : lines).map { $0.isEmpty ? "" : " " + $0 }
}
