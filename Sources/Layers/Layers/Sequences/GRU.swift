import TensorIR

/// Cho et al. (2014): gates r, z and the candidate n in PyTorch's order; r, z = sigmoid(Ux + Ws + b) and
/// s′ = (1 − z)∘n + z∘s, where n = tanh(Ux + W(r∘s) + b), the reset before the product; or, as
/// `reset: after`, n = tanh(Ux + b + r∘(Ws + b′)), which is PyTorch's. 3(n(n + d) + n) parameters for d
/// inputs, and n more, b′ (`bias_hn`), for `reset: after`.
struct GRU: Recurrence {
    let name = "gru"
    let summary = "gated recurrent nodes, s = (1 − z)∘tanh(Ux + W(r∘s) + b) + z∘s; a sequence of states s"
    let arguments: [ArgumentSpec] = [
        .recurrentUnits,
        ArgumentSpec(
            "reset", .word(["before", "after"]), .value(.word("before")),
            "whether the gate r acts before the product with W or, as in PyTorch, after it"),
        .inputWeights, .recurrentWeights, .bias, .layerPenalty,
    ]
    let example = """
        input x: [time: 5, 3]
        gru(4)
        gru(3, reset: after)
        last
        """

    let gates = 3
    let states = 1

    func further(_ units: Int, _ arguments: Arguments, suffix: String, in net: inout NetBuilder) throws(Complaint) -> [ValueID] {
        if case .bool(false)? = arguments["bias"] { return [] }
        guard arguments.word("reset") == "after" else { return [] }
        return [try net.parameter("bias_hn" + suffix, [units], .bias, initial: .constant(0))]
    }

    func step(
        _ input: ValueID, _ states: [ValueID], _ weights: StepWeights, _ arguments: Arguments, in body: inout Body
    ) -> [ValueID] {
        let (units, state) = (arguments.integer("units"), states[0])
        let inputs = (0..<3).map { body.gates($0..<$0 + 1, of: input, units: units) }
        let biases = weights.bias.map { bias in (0..<3).map { body.gates($0..<$0 + 1, of: bias, units: units) } }
        func gate(_ number: Int, _ product: ValueID) -> ValueID {
            body.map({ .unary(.sigmoid, $0) }, ofSum: inputs[number], product, biases?[number])
        }
        let (update, candidate): (ValueID, ValueID)
        if arguments.word("reset") == "after" {
            let product = body.product(weights.recurrent, state)
            let products = (0..<3).map { body.gates($0..<$0 + 1, of: product, units: units) }
            let reset = gate(0, products[0])
            let inner = body.map({ $0 }, ofSum: products[2], weights.further.first.map { body.spread($0) })
            let kept = body.map(.operand(0) * .operand(1), reset, inner)
            update = gate(1, products[1])
            candidate = body.map({ .unary(.tanh, $0) }, ofSum: inputs[2], kept, biases?[2])
        } else {
            let product = body.product(body.gates(0..<2, of: weights.recurrent, units: units), state)
            let reset = gate(0, body.gates(0..<1, of: product, units: units))
            update = gate(1, body.gates(1..<2, of: product, units: units))
            let kept = body.map(.operand(0) * .operand(1), reset, state)
            let inner = body.product(body.gates(2..<3, of: weights.recurrent, units: units), kept)
            candidate = body.map({ .unary(.tanh, $0) }, ofSum: inputs[2], inner, biases?[2])
        }
        let (z, n, s) = (Scalar.operand(0), Scalar.operand(1), Scalar.operand(2))
        return [body.map((1 - z) * n + z * s, update, candidate, state)]
    }
}
