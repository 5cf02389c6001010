import TensorIR

/// Elman (1990): sₜ = f(U xₜ + W sₜ₋₁ + b), s₀ = 0; n(n + d) + n parameters for d inputs.
struct RNN: Recurrence {
    let name = "rnn"
    let summary = "recurrent nodes, s = f(Ux + Ws + b) with the state s before, 0 at first; a sequence of states"
    let arguments: [ArgumentSpec] = [
        .recurrentUnits,
        ArgumentSpec(
            "activation", .option(.activation), .value(.option(Option(defaultsOf: Tanh()))), "f, element by element"),
        .inputWeights, .recurrentWeights, .bias, .layerPenalty,
    ]
    let example = """
        input x: [time: 5, 3]
        rnn(4)
        last
        dense(2)
        """

    let gates = 1
    let states = 1

    func check(_ arguments: Arguments) throws(Complaint) {
        guard formula(arguments) == nil, let activation = arguments.option("activation") else { return }
        throw Complaint(
            .notElementwise, "`\(activation.entry.name)` cannot be the activation of a recurrence",
            argument: "activation", help: ["`tanh`, `relu`, `step` and formulas of one number can"])
    }

    private func formula(_ arguments: Arguments) -> Scalar? {
        guard let option = arguments.option("activation"), let activation = option.entry as? any Activation else { return nil }
        return activation.formula(option.arguments)
    }

    func step(
        _ input: ValueID, _ states: [ValueID], _ weights: StepWeights, _ arguments: Arguments, in body: inout Body
    ) -> [ValueID] {
        let formula = formula(arguments)!
        let product = body.product(weights.recurrent, states[0])
        return [body.map({ sum in formula.substituting { _ in sum } }, ofSum: input, product, weights.bias)]
    }
}
