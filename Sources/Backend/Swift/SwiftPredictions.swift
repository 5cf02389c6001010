/// The functions from inputs to outputs, in the forms that the wrapper offers them in.
///
/// All end in the one on spans, which has the memory of the caller and of the model and no other.
struct SwiftPredictions {
    let inputs, outputs: [SwiftPort]

    /// Elements of the largest example that is handed over as an inline array, which lies on the stack.
    static let largestInline = 4096

    private static let workspace = "in workspace: NNRuntime.Workspace? = nil"

    var isInline: Bool { (inputs + outputs).allSatisfy { $0.count <= Self.largestInline } }

    /// The type of the outputs of one example.
    private var output: String { outputs.count == 1 ? outputs[0].inline : "Output" }
    /// The type of those of several.
    private var allOutputs: String { outputs.count == 1 ? outputs[0].rows : "Outputs" }

    var members: [[String]] {
        var members: [[String]] = []
        if outputs.count > 1 {
            if isInline { members.append(SwiftStructure.output(outputs)) }
            members.append(SwiftStructure.outputs(outputs))
        }
        if isInline { members.append(one.lines()) }
        return members + [arrays.lines(), spans.lines(), into.lines()]
    }

    /// For models whose examples are sequences of unequal lengths: arrays are examples there.
    var flatMembers: [[String]] {
        (outputs.count > 1 ? [SwiftStructure.outputs(outputs)] : []) + [arrays.lines(), spans.lines(), into.lines()]
    }

    private var one: SwiftFunction {
        let results = outputs.map { "\($0.label): \(value(of: $0))" }
        let outcome = outputs.count == 1 ? "return \(value(of: outputs[0]))" : "return Output(\(results.joined(separator: ", ")))"
        return SwiftFunction(
            doc: ["The \(outputs.count == 1 ? "output" : "outputs") of one example.", ""] + arguments
                + (outputs.count == 1 ? ["- Returns: \(outputs[0].item)"] : []),
            attributes: [SwiftFunction.inlineArrays], start: "public func predict",
            arguments: inputs.map { "\($0.label): \($0.inline)" } + [Self.workspace], result: output,
            body: inputs.compactMap(asArray) + outputs.flatMap(inlineResult)
                + call("try predict", inputs.map { "\($0.label): \($0.variable).span" } + spanArguments + ["in: workspace"])
                + [outcome])
    }

    private var arrays: SwiftFunction {
        SwiftFunction(
            doc: ["The outputs of as many examples as the \(inputs.count == 1 ? "array holds" : "arrays hold"), one behind the other."]
                + paddingDoc,
            start: "public func predict",
            arguments: inputs.map { "\($0.label): \($0.array)" } + [Self.workspace], result: allOutputs,
            body: call("try predict", inputs.map { "\($0.label): \($0.variable).span" } + ["in: workspace"]))
    }

    private var spans: SwiftFunction {
        let first = inputs[0].variable
        let count = inputs[0].count == 1 ? "\(first).count" : "\(first).count / \(inputs[0].count)"
        let values = outputs.map { $0.count == 1 ? $0.variable : "NNRuntime.Rows(\($0.variable), width: \($0.count))" }
        return SwiftFunction(
            doc: [
                "The outputs of as many examples as the \(inputs.count == 1 ? "span holds" : "spans hold"), such as those of a file in memory.",
            ],
            start: "public func predict",
            arguments: inputs.map { "\($0.label): Span<\($0.element)>" } + [Self.workspace], result: allOutputs,
            body: ["let count = \(count)"]
                + outputs.flatMap { output in
                    [
                        "var \(output.variable) = \(output.array)(repeating: 0, count: count\(output.count == 1 ? "" : " * \(output.count)"))",
                        "var \(output.span) = \(output.variable).mutableSpan",
                    ]
                }
                + call("try predict", inputs.map { "\($0.label): \($0.variable)" } + spanArguments + ["in: workspace"])
                + (outputs.count == 1
                    ? ["return \(values[0])"]
                    : call("return Outputs", zip(outputs, values).map { "\($0.label): \($1)" })))
    }

    private var into: SwiftFunction {
        SwiftFunction(
            doc: [
                "Writes the outputs of as many examples as the \(inputs.count == 1 ? "span holds" : "spans hold"), and allocates nothing.",
            ],
            start: "public func predict",
            arguments: inputs.map { "\($0.label): Span<\($0.element)>" } + outputs.map(intoArgument) + [Self.workspace],
            result: nil,
            body: unsafeCall("try parameters.unsafePredict", ["in: workspace"]))
    }

    /// The call `start` on the memory of the inputs and outputs.
    func unsafeCall(_ start: String, _ rest: [String]) -> [String] {
        let starts =
            inputs.map { "try \($0.variable).withUnsafeBytes { \($0.variable) throws(NNRuntime.ModelError) in" }
            + outputs.map { "try \($0.variable).withUnsafeMutableBytes { \($0.variable) throws(NNRuntime.ModelError) in" }
        let tuple = { (ports: [SwiftPort]) in
            ports.count == 1 ? ports[0].variable : "(" + ports.map(\.variable).joined(separator: ", ") + ")"
        }
        return nested(
            starts, call(start, ["from: \(tuple(inputs))", "to: \(tuple(outputs))"] + rest, indent: 4 * starts.count))
    }

    /// A declaration of an output's argument: the one output is `into`, several have their names.
    func intoArgument(_ output: SwiftPort) -> String {
        let label = outputs.count == 1 ? "into " + output.variable
            : output.property == output.variable ? output.label : output.label + " " + output.variable
        return "\(label): inout MutableSpan<\(output.element)>"
    }

    var spanArguments: [String] {
        outputs.map { "\(outputs.count == 1 ? "into" : $0.label): &\($0.span)" }
    }

    /// A single element as an array of one.
    func asArray(_ input: SwiftPort) -> String? {
        input.count == 1 ? "let \(input.variable): [1 of \(input.element)] = [\(input.variable)]" : nil
    }

    func inlineResult(_ output: SwiftPort) -> [String] {
        [
            "var \(output.variable) = [\(output.count) of \(output.element)](repeating: 0)",
            "var \(output.span) = \(output.variable).mutableSpan",
        ]
    }

    func value(of output: SwiftPort) -> String { output.count == 1 ? "\(output.variable)[0]" : output.variable }

    var arguments: [String] {
        inputs.count == 1
            ? ["- Parameter \(inputs[0].label): \(inputs[0].item)"]
            : ["- Parameters:"] + inputs.map { "  - \($0.label): \($0.item)" }
    }

    private var paddingDoc: [String] {
        inputs.contains { $0.lengthInput != nil }
            ? ["Sequences are padded to their bound; the lengths say how many steps of each count, the first ones."] : []
    }
}
