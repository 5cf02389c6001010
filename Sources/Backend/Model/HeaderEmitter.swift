import CCode
import Templates
import TensorIR

/// model.h: the interface of all models, then this model's sizes and functions.
extension ModelEmitter {
    var header: CFile {
        let guardName = names.macroPrefix + "_H"
        return CFile(
            [
                .comment(headerHead),
                .text("#ifndef \(guardName)\n#define \(guardName)\n"),
                .text(ModelText.interface),
                .text("#ifdef __cplusplus\nextern \"C\" {\n#endif\n"),
            ] + sizes + prototypes + [.text("#ifdef __cplusplus\n}\n#endif\n#endif /* \(guardName) */\n")])
    }

    private var sizes: [CTopLevel] {
        func size(_ name: String, _ value: Int, _ unit: String) -> CTopLevel {
            .define("\(names.macroPrefix)_\(name)", "((size_t)\(value)) /* \(unit) */")
        }
        let blocks = [
            size("PARAMETER_FLOATS", blockFloats, "length of the parameter block and of the gradient block"),
            size("STATE_FLOATS", stateFloats, "length of the optimiser's state"),
            size("PREDICT_BYTES", predictBytes, "workspace of predict and evaluate"),
            size("TRAIN_BYTES", trainBytes, "workspace of gradient and step"),
        ] + (isOffered(.stream) ? [
            size("STREAM_FLOATS", streamFloats, "what a sequence carries from one time step to the next"),
            size("STREAM_BYTES", streamBytes, "workspace of stream"),
        ] : [])
        var taken: Set<String> = []
        let ports = allPorts.map { role, port, name in
            var macro = name.uppercased()
            if taken.contains(macro) { macro += "_" + role.uppercased() }
            while !taken.insert(macro).inserted { macro += "_" }
            return size(macro + "_COUNT", graph[port.value].shape.count, "elements of \(port.name) an example")
        }
        return [.comment(["Sizes."])] + blocks + ports
    }

    /// Every port with its role and the name of its argument.
    private var allPorts: [(role: String, port: Port, name: String)] {
        zip(graph.inputs, names.inputs).map { ("input", $0, $1) }
            + zip(graph.outputs, names.outputs).map { ("output", $0, $1) }
            + zip(graph.targets, names.targets).map { ("target", $0, $1) }
    }

    private var prototypes: [CTopLevel] {
        func prototype(_ function: CFunction, _ comment: [String]) -> CTopLevel {
            var function = function
            (function.comment, function.body) = (comment, [])
            return .prototype(function)
        }
        let items = [
            prototype(chooser, [chooserComment]),
            prototype(initializeFunction, [
                "Fills the parameter block with initial values, drawn with the seed."
            ]),
        ]
        return items + weightsDeclaration + EntryPoint.allCases.filter(isOffered).map { prototype(typedFunction($0), comment(of: $0)) }
    }
}
