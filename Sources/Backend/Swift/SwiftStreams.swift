/// The wrapper's `Stream`: sequences that are taken one time step after the other.
struct SwiftStreams {
    /// Of one step.
    let inputs, outputs: [SwiftPort]

    init(inputs: [SwiftPort], outputs: [SwiftPort]) {
        self.inputs = inputs.map(\.oneStep)
        self.outputs = outputs.map(\.oneStep)
    }

    private var calls: SwiftPredictions { SwiftPredictions(inputs: inputs, outputs: outputs) }

    var structures: [[String]] {
        guard outputs.count > 1 else { return [] }
        let one = SwiftStructure(
            doc: ["What the model makes of one step."], attributes: [SwiftFunction.inlineArrays], name: "Step",
            fields: outputs.map { ($0.propertyDoc, $0.property, $0.inline) })
        let all = SwiftStructure(
            doc: ["What the model makes of a step of several sequences."], name: "Steps",
            fields: outputs.map { ($0.stepDoc, $0.property, $0.rows) })
        return (calls.isInline ? [one.lines()] : []) + [all.lines()]
    }

    var members: [[String]] { (calls.isInline ? [one.lines(indent: 8)] : []) + [arrays.lines(indent: 8), into.lines(indent: 8)] }

    private var one: SwiftFunction {
        let results = outputs.map { "\($0.label): \(calls.value(of: $0))" }
        return SwiftFunction(
            doc: ["The next step of a stream of one sequence; allocates nothing.", ""] + calls.arguments
                + (outputs.count == 1 ? ["- Returns: \(outputs[0].item)"] : []),
            attributes: [SwiftFunction.inlineArrays], start: "public func step",
            arguments: inputs.map { "\($0.label): \($0.inline)" },
            result: outputs.count == 1 ? outputs[0].inline : "Step",
            body: inputs.compactMap(calls.asArray) + outputs.flatMap(calls.inlineResult)
                + call("try step", inputs.map { "\($0.label): \($0.variable).span" } + calls.spanArguments)
                + [outputs.count == 1 ? "return \(calls.value(of: outputs[0]))" : "return Step(\(results.joined(separator: ", ")))"])
    }

    private var arrays: SwiftFunction {
        let values = outputs.map { $0.count == 1 ? $0.variable : "NNRuntime.Rows(\($0.variable), width: \($0.count))" }
        return SwiftFunction(
            doc: ["The next step of each sequence; the arrays hold theirs one behind the other."],
            start: "public func step", arguments: inputs.map { "\($0.label): \($0.array)" },
            result: outputs.count == 1 ? outputs[0].rows : "Steps",
            body: outputs.flatMap { output in
                [
                    "var \(output.variable) = \(output.array)(repeating: 0, count: stream.sequences\(output.count == 1 ? "" : " * \(output.count)"))",
                    "var \(output.span) = \(output.variable).mutableSpan",
                ]
            }
                + call("try step", inputs.map { "\($0.label): \($0.variable).span" } + calls.spanArguments)
                + (outputs.count == 1
                    ? ["return \(values[0])"] : call("return Steps", zip(outputs, values).map { "\($0.label): \($1)" })))
    }

    private var into: SwiftFunction {
        SwiftFunction(
            doc: ["Writes what becomes of the next step of each sequence, and allocates nothing."],
            start: "public func step",
            arguments: inputs.map { "\($0.label): Span<\($0.element)>" } + outputs.map(calls.intoArgument), result: nil,
            body: calls.unsafeCall("try stream.unsafeStep", []))
    }
}

extension SwiftPort {
    /// As of a step of several sequences: a row each, if it is more than one number.
    fileprivate var stepDoc: [String] {
        (doc.isEmpty ? [] : doc + [""]) + ["\(count == 1 ? "For each sequence" : "A row a sequence:") \(extents)."]
    }
}
