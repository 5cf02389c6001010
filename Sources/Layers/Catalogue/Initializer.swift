import TensorIR

/// How the entries of a parameter start.
package protocol Initializer: Entry {
    /// For a parameter whose nodes read `fanIn` values and whose values are read by `fanOut` nodes.
    func values(_ arguments: Arguments, fanIn: Int, fanOut: Int) -> InitialValue
}

extension ArgumentSpec {
    /// `weights: normal(0.1)`, `weights: [[1, 0], [0, 1]]`
    static let weights = ArgumentSpec(
        "weights", .either([.numbers, .option(.initializer)]), .absent,
        "initial values, or the numbers themselves in the order [out, in, …]; he before the relu family, else glorot")

    /// `bias: false`, `bias: [0.5]`, `bias: uniform(-1, 1)`
    static let bias = ArgumentSpec(
        "bias", .either([.bool, .numbers, .option(.initializer)]), .value(.bool(true)),
        "false for none, initial values or the numbers themselves; zeros if left out")
}

extension NetBuilder {
    /// The weights of a layer, [out, …]: as its `weights:` say, else He's before the relu family, else Glorot's.
    mutating func weights(
        _ dims: [Int], _ arguments: Arguments, fanIn: Int, fanOut: Int
    ) throws(Complaint) -> ValueID {
        let prefersHe = (arguments.option("activation")?.entry as? any Activation)?.prefersHe ?? false
        let initial = try initialValues(
            arguments["weights"], "weights", dims, fanIn: fanIn, fanOut: fanOut,
            fallback: prefersHe ? He.values(fanIn: fanIn) : Glorot.values(fanIn: fanIn, fanOut: fanOut))
        warnOfEqualWeights(units: dims[0], initial, first: "weight")
        return try parameter("weight", dims, .weight, initial: initial)
    }

    /// Warns of a new layer whose nodes all start equal.
    mutating func warnOfEqualWeights(units: Int, _ initial: InitialValue..., first: String) {
        guard mode == .training, units > 1, initial.allSatisfy(\.isUniform) else { return }
        guard graph.parameters.allSatisfy({ $0.name != layer + "." + first }) else { return }
        warnings.append(.equalWeights(layer, nodes: units))
    }

    /// The bias of a layer, [count]; nil for `bias: false`.
    mutating func bias(
        _ count: Int, _ arguments: Arguments, fanIn: Int, named name: String = "bias", fallback: InitialValue = .constant(0)
    ) throws(Complaint) -> ValueID? {
        var written = arguments["bias"]
        if case .bool(let isPresent)? = written {
            guard isPresent else { return nil }
            written = nil
        }
        let initial = try initialValues(
            written, "bias", [count], fanIn: fanIn, fanOut: count, fallback: fallback)
        return try parameter(name, [count], .bias, initial: initial)
    }

    func initialValues(
        _ written: ArgumentValue?, _ label: String, _ dims: [Int], fanIn: Int, fanOut: Int, fallback: InitialValue
    ) throws(Complaint) -> InitialValue {
        switch written {
        case nil: return fallback
        case .option(let option)?:
            guard let initializer = option.entry as? any Initializer else { preconditionFailure(option.entry.name) }
            return initializer.values(option.arguments, fanIn: fanIn, fanOut: fanOut)
        case .numbers(let numbers, let written)?:
            guard written.significant == dims.significant else { throw .explicit(label, numbers.count, written, dims) }
            return .values(numbers)
        default: preconditionFailure("\(label) is \(String(describing: written))")
        }
    }
}

extension [Int] {
    /// Without the axes of extent 1, which may be left out when numbers are written down.
    fileprivate var significant: [Int] { filter { $0 != 1 } }
}

extension InitialValue {
    /// Whether all entries are the same number.
    fileprivate var isUniform: Bool {
        switch self {
        case .constant: true
        case .uniform(let lower, let upper): lower == upper
        case .normal(let deviation): deviation == 0
        case .values(let values): values.allSatisfy { $0 == values[0] }
        }
    }
}

extension Complaint {
    fileprivate static func explicit(_ label: String, _ count: Int, _ written: [Int], _ dims: [Int]) -> Complaint {
        Complaint(
            .wrongNumberOfValues, "`\(label)` is \(written.shapeText), but this layer needs \(dims.shapeText)",
            argument: label,
            notes: ["\(dims.countText) numbers are needed, and \(count.text) are written"])
    }

    fileprivate static func equalWeights(_ layer: String, nodes: Int) -> Complaint {
        Complaint(
            .equalWeights, "all weights of `\(layer)` start equal, so its \(nodes.text) nodes would learn the same",
            notes: ["equal nodes have equal gradients and stay equal"],
            help: ["`uniform(-1, 1)`, `normal(0.1)`, `glorot` or `he` lets them differ"])
    }
}
