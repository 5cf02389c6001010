import TensorIR

/// Schuster and Paliwal (1997): a recurrence over the steps in their order and another one, with parameters
/// of its own (`…_reverse`), in the reverse order; the outputs of both side by side, [T, 2n].
struct Bidirectional: Layer {
    let name = "bidirectional"
    let summary = "a recurrent layer forwards and another one backwards, both outputs side by side at each step"
    let arguments = [
        ArgumentSpec(
            "layer", .named("a recurrent layer: rnn, lstm or gru with its arguments", .option(.layer)), positional: true,
            "the layer of each direction"),
        ArgumentSpec(
            "ends", .bool, .value(.bool(false)),
            "true for one vector in place of the sequence: the states where both directions end"),
    ]
    let takesLayer = true
    let example = """
        input x: [time: 5, 3]
        bidirectional(lstm(4))
        bidirectional(gru(2), ends: true)
        """

    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime { .own }

    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        guard let option = arguments.option("layer"), let layer = option.entry as? any Recurrence else {
            throw Complaint(
                .needsRecurrence, "`bidirectional` takes a recurrent layer", argument: "layer",
                help: ["bidirectional(lstm(64))", "`rnn`, `lstm` and `gru` are recurrent"])
        }
        net.hinderStreaming("reads the steps backwards")
        let forward = try layer.run(over: operands[0], option.arguments, named: name, in: &net)
        let backward = try layer.run(over: operands[0], option.arguments, named: name, isReversed: true, in: &net)
        if arguments.bool("ends") { return net.append(.concatenate(axis: 0), forward.final, backward.final) }
        try net.require([net.dims(forward.steps)[0], 2 * net.dims(forward.steps)[1]])
        let result = net.append(.concatenate(axis: 1), forward.steps, backward.steps)
        net.times[result] = net.time(of: operands[0])
        return result
    }
}
