import TensorIR

/// A layer of nodes whose state goes from step to step: `rnn`, `lstm`, `gru`.
protocol Recurrence: Layer {
    /// Gates of each node, the candidate among them.
    var gates: Int { get }
    /// States of each node, the output first.
    var states: Int { get }
    /// Complains of arguments that do not fit.
    func check(_ arguments: Arguments) throws(Complaint)
    /// The initial bias of each gate.
    func initialBias(_ arguments: Arguments) -> [Double]
    /// Parameters beside the weights and the bias, each read at every step.
    func further(_ units: Int, _ arguments: Arguments, suffix: String, in net: inout NetBuilder) throws(Complaint) -> [ValueID]
    /// Appends one step to a body: from the gates' inputs Ux, [gates · n], to the new states, [n].
    func step(
        _ input: ValueID, _ states: [ValueID], _ weights: StepWeights, _ arguments: Arguments, in body: inout Body
    ) -> [ValueID]
}

/// What a step reads that is the same at each.
struct StepWeights {
    /// [gates · n, n]
    var recurrent: ValueID
    /// [gates · n], repeated in every example.
    var bias: ValueID?
    var further: [ValueID]
}

/// The body of a recurrence while a layer appends to it.
struct Body {
    var graph: Graph
    let origin: Origin

    mutating func map(_ formula: Scalar, _ operands: ValueID...) -> ValueID {
        graph.append(.map(formula), operands, origin: origin)
    }

    /// The function of the sum of the values that are there.
    mutating func map(_ function: (Scalar) -> Scalar, ofSum values: ValueID?...) -> ValueID {
        let values = values.compactMap(\.self)
        let sum = values.indices.dropFirst().reduce(Scalar.operand(0)) { $0 + .operand($1) }
        return graph.append(.map(function(sum)), values, origin: origin)
    }

    /// A bias [n] repeated in every example.
    mutating func spread(_ bias: ValueID) -> ValueID {
        let shape = Shape(batched: true, graph[bias].shape.dims)
        return graph.append(.broadcast(Broadcast(to: shape, axes: [0])), [bias], origin: origin)
    }

    /// W·s for weights [m, n] and a state [n].
    mutating func product(_ weights: ValueID, _ state: ValueID) -> ValueID {
        graph.append(.contract(Contract("i,oi->o")), [state, weights], origin: origin)
    }

    /// The entries or rows of these gates, of n each.
    mutating func gates(_ range: Range<Int>, of value: ValueID, units: Int) -> ValueID {
        var slice = Slice(whole: graph[value].shape.dims)
        guard range.count * units < slice.axes[0].count else { return value }
        slice.axes[0] = Slice.Axis(start: range.lowerBound * units, count: range.count * units)
        return graph.append(.slice(slice), [value], origin: origin)
    }
}

extension Recurrence {
    package func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime { .own }
    func check(_ arguments: Arguments) throws(Complaint) {}
    func initialBias(_ arguments: Arguments) -> [Double] { Array(repeating: 0, count: gates) }
    func further(_ units: Int, _ arguments: Arguments, suffix: String, in net: inout NetBuilder) throws(Complaint) -> [ValueID] { [] }

    package func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        let result = try run(over: operands[0], arguments, named: name, in: &net)
        net.times[result.steps] = net.time(of: operands[0])
        net.finals[result.steps] = result.final
        return result.steps
    }

    /// The outputs of all steps, [T, n], and the output after the step that is last in the recurrence's own
    /// direction and counts, [n].
    ///
    /// The inputs of all steps are projected by one contraction before the recurrence.
    func run(
        over sequence: ValueID, _ arguments: Arguments, named name: String, isReversed: Bool = false, in net: inout NetBuilder
    ) throws(Complaint) -> (steps: ValueID, final: ValueID) {
        try net.requireFloats(sequence, for: name)
        let dims = net.dims(sequence)
        guard let time = net.time(of: sequence) else { throw .needsSequence(name, dims) }
        guard dims.count > 1 else { throw .needsFeatures(name, dims[0]) }
        guard dims.count == 2 else { throw .needsVectorAtEachStep(name, Array(dims.dropFirst())) }
        try check(arguments)

        let (steps, inputs, units) = (dims[0], dims[1], arguments.integer("units"))
        guard let rows = Limits.count([gates, units]) else {
            throw Complaint(.tooManyElements, "`\(name)` of \(units.text) nodes is too large", argument: "units")
        }
        try net.require([steps, rows])
        let suffix = isReversed ? "_reverse" : ""
        let weights = try net.recurrentParameters(
            gates: gates, units: units, inputs: inputs, initialBias: initialBias(arguments), arguments, suffix: suffix)
        let further = try further(units, arguments, suffix: suffix, in: &net)
        let projected = net.append(.contract(Contract("ti,oi->to")), sequence, weights.input)

        let initial = net.initialStates(states, units: units, suffix: suffix)
        let (count, origin, hasBias) = (states, net.origin, weights.bias != nil)
        let constants = [weights.recurrent] + (weights.bias.map { [$0] } ?? []) + further
        let result = net.graph.appendScan(
            states: initial, sequences: [projected] + (time.mask.map { [$0] } ?? []), constants: constants,
            steps: steps, isReversed: isReversed, origin: origin
        ) { graph, states, slices, constants in
            var body = Body(graph: graph, origin: origin)
            let weights = StepWeights(
                recurrent: constants[0], bias: hasBias ? body.spread(constants[1]) : nil,
                further: Array(constants.dropFirst(hasBias ? 2 : 1)))
            var new = self.step(slices[0], states, weights, arguments, in: &body)
            if slices.count > 1 {
                let all = Broadcast(to: Shape(batched: true, [units]), axes: [])
                let mask = body.graph.append(.broadcast(all), [slices[1]], origin: origin)
                let held = Scalar.select(.less, 0, .operand(2), then: .operand(0), otherwise: .operand(1))
                new = zip(new, states).map { body.map(held, $0, $1, mask) }
            }
            precondition(new.count == count, "\(self.name) has \(count) states")
            graph = body.graph
            return (new, [new[0]])
        }
        net.keep(newStates: result.final)
        return (result.stacks[0], result.final[0])
    }
}

extension NetBuilder {
    fileprivate struct Weights {
        var input: ValueID
        var recurrent: ValueID
        var bias: ValueID?
    }

    /// Parameters `weight_ih` [gates · n, d], `weight_hh` [gates · n, n] and `bias` [gates · n], the gates in
    /// PyTorch's order; both weights by Glorot for each gate alone, which for [n, n] is of variance 1 / n.
    fileprivate mutating func recurrentParameters(
        gates: Int, units: Int, inputs: Int, initialBias: [Double], _ arguments: Arguments, suffix: String
    ) throws(Complaint) -> Weights {
        let rows = gates * units
        let input = try initialValues(
            arguments["weights"], "weights", [rows, inputs], fanIn: inputs, fanOut: units,
            fallback: Glorot.values(fanIn: inputs, fanOut: units))
        let recurrent = try initialValues(
            arguments["recurrent"], "recurrent", [rows, units], fanIn: units, fanOut: units,
            fallback: Glorot.values(fanIn: units, fanOut: units))
        warnOfEqualWeights(units: units, input, recurrent, first: "weight_ih" + suffix)
        var weights = Weights(
            input: try parameter("weight_ih" + suffix, [rows, inputs], .weight, initial: input),
            recurrent: try parameter("weight_hh" + suffix, [rows, units], .weight, initial: recurrent))
        let isEqual = initialBias.allSatisfy { $0 == initialBias[0] }
        weights.bias = try bias(
            rows, arguments, fanIn: inputs, named: "bias" + suffix,
            fallback: isEqual
                ? .constant(initialBias[0]) : .values(initialBias.flatMap { Array(repeating: $0, count: units) }))
        return weights
    }

    /// Zeros at the start of a sequence; for streaming the states that are handed in.
    fileprivate mutating func initialStates(_ count: Int, units: Int, suffix: String) -> [ValueID] {
        (0..<count).map { number in
            guard isStreaming else { return append(.constant(.splat(0, Shape(batched: true, [units])))) }
            stateInputs.append(graph.inputs.count)
            return graph.addInput("\(layer)_state\(stateInputs.count)", [units], origin: origin)
        }
    }

    fileprivate mutating func keep(newStates: [ValueID]) {
        if isStreaming { self.newStates += newStates }
    }
}

extension ArgumentSpec {
    static let recurrentUnits = ArgumentSpec("units", .size, positional: true, "the number of nodes")

    static let inputWeights = ArgumentSpec(
        "weights", .either([.numbers, .option(.initializer)]), .absent,
        "initial values of the weights of the input, or the numbers themselves, [gates · units, inputs]; "
            + "glorot for each gate if left out")

    static let recurrentWeights = ArgumentSpec(
        "recurrent", .either([.numbers, .option(.initializer)]), .absent,
        "initial values of the weights of the state, or the numbers themselves, [gates · units, units]; "
            + "glorot for each gate if left out")
}
