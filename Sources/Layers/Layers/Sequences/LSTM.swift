import TensorIR

/// Hochreiter and Schmidhuber (1997) with the forget gate of Gers et al. (2000): gates i, f, g, o in
/// PyTorch's order, g = tanh, the others sigmoid, each of Ux + Ws + b; c′ = f∘c + i∘g and s = o∘tanh(c′), or,
/// as `cell: chapter`, s = tanh(c′∘o). 4(n(n + d) + n) parameters for d inputs. The bias of the forget
/// gate starts at 1 (Jozefowicz et al. 2015), unless `forget` says otherwise.
struct LSTM: Recurrence {
    let name = "lstm"
    let summary = "long short-term memory: gated nodes with a cell, c = f∘c + i∘g and s = o∘tanh(c); a sequence of states s"
    let arguments: [ArgumentSpec] = [
        .recurrentUnits,
        ArgumentSpec(
            "cell", .word(["standard", "chapter"]), .value(.word("standard")),
            "standard for s = o∘tanh(c), chapter for s = tanh(c∘o)"),
        ArgumentSpec(
            "forget", .number(.any), .value(.number(1)),
            "the initial bias of the forget gate: 1 keeps what it has seen for long, 0 learns short patterns sooner"),
        .inputWeights, .recurrentWeights, .bias, .layerPenalty,
    ]
    let example = """
        input letters: [time: 6] of 0..<5
        oneHot
        lstm(4)
        dense(5, activation: softmax)
        train { loss: crossEntropy }
        """

    let gates = 4
    let states = 2

    func check(_ arguments: Arguments) throws(Complaint) {
        if case .bool(true)? = arguments["bias"] { return }
        guard arguments.span(of: "forget") != nil else { return }
        throw Complaint(
            .forgetWithoutBias, "`forget` is the initial bias of a gate, and `bias` says another or none", argument: "forget")
    }

    func initialBias(_ arguments: Arguments) -> [Double] { [0, arguments.number("forget"), 0, 0] }

    func step(
        _ input: ValueID, _ states: [ValueID], _ weights: StepWeights, _ arguments: Arguments, in body: inout Body
    ) -> [ValueID] {
        let units = arguments.integer("units")
        let sum = body.map({ $0 }, ofSum: input, body.product(weights.recurrent, states[0]), weights.bias)
        let gates = [Scalar.Unary.sigmoid, .sigmoid, .tanh, .sigmoid].enumerated().map { number, function in
            body.map(.unary(function, .operand(0)), body.gates(number..<number + 1, of: sum, units: units))
        }
        let (i, f, g, o) = (gates[0], gates[1], gates[2], gates[3])
        let cell = body.map(.operand(0) * .operand(1) + .operand(2) * .operand(3), f, states[1], i, g)
        let output = arguments.word("cell") == "chapter"
            ? body.map(.unary(.tanh, .operand(0) * .operand(1)), cell, o)
            : body.map(.operand(0) * .operand(1), o, body.map(.unary(.tanh, .operand(0)), cell))
        return [output, cell]
    }
}
