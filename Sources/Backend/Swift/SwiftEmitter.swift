import Templates
import TensorIR

/// Model.swift: a type of the model's own over `NNRuntime`. Of the C it needs the entry point alone.
extension ModelEmitter {
    var swiftWrapper: String {
        let names = SwiftNames(graph)
        let inputs = zip(graph.inputs, names.inputs).map { SwiftPort($0, $1, graph) }
        let targets = zip(graph.targets, names.targets).map { SwiftPort($0, $1, graph) }
        let outputs = zip(zip(graph.outputs, names.outputs), names.outputVariables)
            .map { SwiftPort($0.0, $0.1, variable: $1, graph) }
        let predictions = SwiftPredictions(inputs: inputs, outputs: outputs)
        let sequences = SwiftSequences(inputs: inputs, targets: targets, outputs: outputs)
        let streams = SwiftStreams(inputs: sequences.given, outputs: outputs)
        let context: [String: Any] = [
            "name": graph.name, "source": options.sourceName, "type": names.type,
            "cModule": options.cModule ?? names.type + "C", "prefix": self.names.prefix,
            "doc": documentation(DocText(graph.doc).isEmpty ? ["The model \(graph.name)."] : DocText(graph.doc).lines, indent: 0),
            "embeds": options.weights != nil, "isWhole": options.weights == nil && !drawsInitialValues,
            "isEmpty": options.weights == nil && drawsInitialValues,
            "members": lines(of: sequences.areUnequal ? sequences.members + predictions.flatMembers : predictions.members),
            "streams": isOffered(.stream), "structures": lines(of: streams.structures), "steps": lines(of: streams.members),
            "trains": training != nil, "data": lines(of: [sequences.data.lines()]),
        ]
        return ModelText.swiftWrapper(context)
    }

    /// The lines of all, with an empty one between two.
    private func lines(of members: [[String]]) -> [String] {
        Array(members.joined(separator: [""]))
    }
}
