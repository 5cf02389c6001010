import Templates
import TensorIR

/// Model.swift: types of the model's own over `NNRuntime`. Of the C it needs the entry point alone.
extension ModelEmitter {
    var swiftWrapper: String {
        let names = SwiftNames(graph)
        let inputs = zip(graph.inputs, names.inputs).map { SwiftPort($0, $1, graph) }
        let targets = zip(graph.targets, names.targets).map { SwiftPort($0, $1, graph) }
        let outputs = zip(graph.outputs, names.outputs).map { SwiftPort($0, $1, graph) }
        let structs: [[String: Any]] = [
            structure("Input", "What the model takes for an example, or for several one behind the other.", inputs),
            structure("Output", "What the model makes of it.", outputs),
        ]
        let context: [String: Any] = [
            "name": graph.name, "source": options.sourceName, "type": names.type,
            "cModule": options.cModule ?? names.type + "C", "prefix": self.names.prefix,
            "doc": documentation(of: graph.doc, otherwise: "The model \(graph.name)."),
            "initialValues": options.weights == nil ? "initial values, drawn with `seed`" : "the embedded weights",
            "structs": structs, "inputs": inputs.map(\.context),
            "inputArguments": arguments(inputs), "targetArguments": arguments(targets),
            "inputValues": values(inputs), "targetValues": values(targets),
            "outputValues": outputs.enumerated()
                .map { "\($1.port): outputs[\($0)].\($1.isIndex ? "indices" : "floats")!" }.joined(separator: ", "),
            "gatheredInputs": inputs.map { "\($0.port): examples.flatMap(\\.\($0.port))" }.joined(separator: ", "),
            "scatteredOutputs": outputs.map(\.slice).joined(separator: ", "),
            "evaluates": training != nil && program.evaluate != nil, "trains": training != nil,
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
private func documentation(of doc: String, otherwise: String) -> [String] {
    let lines = DocText(doc).lines
    return (lines.isEmpty ? [otherwise] : lines).map { $0.isEmpty ? "" : " " + $0 }
}

/// An input, target or output as the wrapper spells it.
private struct SwiftPort {
    /// Escaped: a property, a variable or a label.
    let port: String
    let isIndex: Bool
    let count: Int
    let context: [String: Any]

    var element: String { isIndex ? "[Int32]" : "[Float]" }

    init(_ port: Port, _ name: String, _ graph: Graph) {
        let node = graph[port.value]
        isIndex = node.element != .float
        (self.port, count) = (SwiftNames.escaped(name), node.shape.count)
        let extent = node.shape.rank == 0 ? "One" : node.shape.dims.map(String.init).joined(separator: "×")
        let elements =
            switch node.element {
            case .float: node.shape.count == 1 ? "float" : "floats"
            case .index(let range): "\(node.shape.count == 1 ? "index" : "indices") in `0..<\(range)`"
            }
        let shape = " \(extent) \(elements) an example\(node.shape.rank > 1 ? ", row-major" : "")."
        let doc = DocText(port.doc).isEmpty ? [] : documentation(of: port.doc, otherwise: "") + [""]
        context = [
            "port": self.port, "element": isIndex ? "[Int32]" : "[Float]", "doc": doc + [shape],
            "count": String(node.shape.count), "shape": "\(node.shape.dims)",
            "quotedName": "\"" + port.name.filter { $0 != "\"" && $0 != "\\" } + "\"",
        ]
    }

    /// The i-th example's part of `all`.
    var slice: String {
        count == 1
            ? "\(port): [all.\(port)[i]]" : "\(port): Array(all.\(port)[i * \(count)..<(i + 1) * \(count)])"
    }
}
