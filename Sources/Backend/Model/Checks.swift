import CCode
import TensorIR

/// The functions `check_predict` and so on, shared by all ISAs: NN_OK if an entry point can work on
/// its arguments, else what is wrong with them. Without examples the arrays of ports may be null.
extension ModelEmitter {
    func checkFunction(_ entry: EntryPoint) -> CFunction {
        let blocks = checkedBlocks(entry)
        let others = entry.hasTargets ? ["loss"] : []
        let arrays = portArrays(entry)
        let pointers = arrays.flatMap { array in
            [CExpression.identifier(array.name)]
                + array.ports.indices.filter { entry != .stream || !isLength(array.ports[$0]) }
                .map { .index(.identifier(array.name), .integer($0)) }
        }
        var body: [CStatement] = []
        func refuse(_ condition: CExpression, _ status: String) {
            body.append(.if(condition, then: [.return(.identifier(status))]))
        }
        if let isNull = anyOf((blocks + others).map { .unary(.not, .identifier($0)) }) {
            refuse(isNull, "NN_NULL_POINTER")
        }
        if let isNull = anyOf(pointers.map { .unary(.not, $0) }) {
            refuse(.binary(.and, .binary(.greater, "n", 0), isNull), "NN_NULL_POINTER")
        }
        if let isMisaligned = anyOf(blocks.map { .unary(.not, .call("nn_is_aligned", .identifier($0))) }) {
            refuse(isMisaligned, "NN_MISALIGNED")
        }
        for array in arrays {
            for (index, port) in array.ports.enumerated() {
                guard case .index(let range) = graph[port.value].element, array.name != "outputs",
                    entry != .stream || !isLength(port)
                else { continue }
                let count = count(of: port, entry)
                let elements = count == 1 ? "n" : "n" * .integer(count)
                let isInRange = CExpression.call(
                    "nn_is_in_range", .index(.identifier(array.name), .integer(index)), elements, .integer(range))
                refuse(.unary(.not, isInRange), "NN_INDEX_OUT_OF_RANGE")
            }
        }
        body.append(.return("NN_OK"))
        return CFunction(
            comment: ["Whether \(entry.rawValue) can work on its arguments."], result: .status,
            name: "check_\(entry.rawValue)", parameters: checkedParameters(entry), body: body)
    }

    /// The arguments of an entry point that its check looks at.
    func checkedParameters(_ entry: EntryPoint) -> [EntryPoint.Parameter] {
        let arrays = portArrays(entry).map(\.name)
        let checked = Set(checkedBlocks(entry) + arrays + (arrays.isEmpty ? [] : ["n"]) + ["loss"])
        return entry.parameters.filter { checked.contains($0.name) }.map { parameter in
            switch parameter.type {
            case .memory: EntryPoint.Parameter(.pointer(.const(.void)), parameter.name)
            case .floats: EntryPoint.Parameter(.constFloats, parameter.name)
            case .pointer(.double, _): EntryPoint.Parameter(.pointer(.const(.double)), parameter.name)
            default: parameter
            }
        }
    }

    /// The blocks that are not empty, by the names of an entry point's arguments.
    private func checkedBlocks(_ entry: EntryPoint) -> [String] {
        let workspace =
            switch entry {
            case .predict, .evaluate: predictBytes
            case .gradient, .step: trainBytes
            case .stream: streamBytes
            }
        let sizes = ["parameters": blockFloats, "gradients": blockFloats, "workspace": workspace, "states": streamFloats]
        return entry.blocks.map(\.name).filter { sizes[$0, default: 0] > 0 }
    }

    /// The arrays of ports that an entry point is given, without empty ones.
    private func portArrays(_ entry: EntryPoint) -> [(name: String, ports: [Port])] {
        let behind = entry.hasTargets ? ("targets", graph.targets) : ("outputs", graph.outputs)
        return [("inputs", graph.inputs), behind].filter { !$0.1.isEmpty }
    }

    /// Elements of a port's array for each example, or for each sequence's one step.
    func count(of port: Port, _ entry: EntryPoint) -> Int {
        let shape = graph[port.value].shape
        guard entry == .stream, let time = port.timeAxis else { return shape.count }
        return shape.count / shape.dims[time]
    }

    /// Whether a port holds the lengths of sequences.
    func isLength(_ port: Port) -> Bool {
        graph.inputs.contains { $0.lengthInput.map { graph.inputs[$0] == port } ?? false }
    }

    private func anyOf(_ conditions: [CExpression]) -> CExpression? {
        guard let first = conditions.first else { return nil }
        return conditions.dropFirst().reduce(first) { .binary(.or, $0, $1) }
    }
}
