/// The functions of a model whose examples are sequences as long as their arrays: between those and the arrays of all,
/// which are padded and have inputs of lengths.
struct SwiftSequences {
    let inputs, targets, outputs: [SwiftPort]

    private var lengths: Set<Int> { Set((inputs + targets + outputs).compactMap(\.lengthInput)) }
    var areUnequal: Bool { !lengths.isEmpty }

    /// What an example states: all inputs but lengths, which are those of its arrays.
    var given: [SwiftPort] {
        inputs.enumerated().filter { !lengths.contains($0.offset) }.map(\.element)
    }

    private static let workspace = "in workspace: NNRuntime.Workspace? = nil"

    var members: [[String]] {
        var members: [[String]] = []
        if outputs.count > 1 {
            members.append(SwiftStructure(
                doc: ["What the model makes of one example."], name: "Output",
                fields: outputs.map { ($0.propertyDoc, $0.property, one($0)) }).lines())
        }
        return members + [example.lines(), examples.lines()]
    }

    private var result: String { outputs.count == 1 ? one(outputs[0]) : "Output" }

    /// The type of an output of one example.
    private func one(_ output: SwiftPort) -> String {
        if output.lengthInput != nil, let step = output.stepCount {
            return step == 1 ? output.array : "NNRuntime.Rows<\(output.element)>"
        }
        return output.count == 1 ? output.element : output.array
    }

    private var example: SwiftFunction {
        SwiftFunction(
            doc: ["The outputs of one example, whose sequence is as long as its array.", ""]
                + SwiftPredictions(inputs: given, outputs: outputs).arguments
                + (outputs.count == 1 ? ["- Returns: \(outputs[0].item)"] : []),
            start: "public func predict",
            arguments: given.map { "\($0.label): \($0.count == 1 ? $0.element : $0.array)" } + [Self.workspace],
            result: result,
            body: call("try predict", given.map { "\($0.label): [\($0.variable)]" } + ["in: workspace"], "[0]"))
    }

    private var examples: SwiftFunction {
        let all = inputs.map { "\($0.label): \(elements(of: $0))" }
        let outcomes = outputs.map(outcome)
        let value = outputs.count == 1 ? [outcomes[0]] : call("Output", zip(outputs, outcomes).map { "\($0.label): \($1)" }, indent: 4)
        return SwiftFunction(
            doc: ["The outputs of several examples, whose sequences are as long as their arrays."],
            start: "public func predict", arguments: given.map { "\($0.label): \(several($0))" } + [Self.workspace],
            result: "[\(result)]",
            body: given.flatMap(gather) + call("let all = try predict", all + ["in: workspace"])
                + ["return \(measure(outputs)).indices.map { i in"] + value.map { "    " + $0 } + ["}"])
    }

    /// Examples to be learned.
    var data: SwiftFunction {
        let values = { (ports: [SwiftPort]) in
            "[" + ports.map { ".\($0.kind)(\(self.elements(of: $0)))" }.joined(separator: ", ") + "]"
        }
        return SwiftFunction(
            doc: ["Examples to train on or to evaluate with: what the model takes, and what it is to answer."],
            start: "public static func examples", arguments: (given + targets).map { "\($0.label): \(several($0))" },
            result: "NNRuntime.DataSet",
            body: (areUnequal ? (given + targets).flatMap(gather) : [])
                + call(
                    areUnequal ? "return try NNRuntime.DataSet" : "try NNRuntime.DataSet", ["of: compiled()", "inputs: \(values(inputs))", "targets: \(values(targets))"]))
    }

    /// The type of several examples of `port`.
    private func several(_ port: SwiftPort) -> String {
        areUnequal && port.count > 1 ? "[\(port.array)]" : port.array
    }

    /// Puts the arrays of `port` one behind the other.
    private func gather(_ port: SwiftPort) -> [String] {
        guard port.count > 1 else { return [] }
        let name = ["of: \(port.quotedName)", "shape: \(port.shape)"]
        let start = "let \(port.variable) = try NNRuntime.Gathered"
        guard let place = port.lengthInput else { return call(start, ["exactly: \(port.variable)"] + name) }
        let first = measured(by: place)
        return call(
            start, ["sequences: \(port.variable)"] + name
                + (first.variable == port.variable ? [] : ["asLongAs: \(first.variable).lengths"]))
    }

    /// The elements of all examples.
    private func elements(of port: SwiftPort) -> String {
        if let place = inputs.firstIndex(where: { $0.variable == port.variable }), lengths.contains(place) {
            return "\(measured(by: place).variable).lengths"
        }
        return areUnequal && port.count > 1 ? "\(port.variable).elements" : port.variable
    }

    /// The input whose arrays tell the lengths at `place`.
    private func measured(by place: Int) -> SwiftPort { inputs.first { $0.lengthInput == place }! }

    /// What has an element for each example.
    private func measure(_ ports: [SwiftPort]) -> String {
        "\(measured(by: lengths.min()!).variable).lengths"
    }

    /// The i-th example's part of an output, each sequence as long as that of the input.
    private func outcome(_ output: SwiftPort) -> String {
        let all = outputs.count == 1 ? "all" : "all.\(output.property)"
        guard let place = output.lengthInput, let step = output.stepCount else {
            return output.count == 1 ? "\(all)[i]" : "Array(\(all)[i])"
        }
        let steps = "Int(\(measured(by: place).variable).lengths[i])"
        return step == 1 ? "Array(\(all)[i].prefix(\(steps)))"
            : "NNRuntime.Rows(Array(\(all)[i].prefix(\(steps) * \(step))), width: \(step))"
    }
}
