import TensorIR

/// −Σ (t·log(y) + (1 − t)·log(1 − y)) over the components, targets t in 0…1. Behind a sigmoid it is
/// written over the sigmoid's operand z, as Σ softplus(z) − t·z, which is exact for large z too.
struct BinaryCrossEntropy: Loss {
    let name = "binaryCrossEntropy"
    let summary = "−Σ (t·log(y) + (1 − t)·log(1 − y)), each component a probability of its own"
    let arguments: [ArgumentSpec] = [.output, .target]
    let example = """
        input x: [4]
        dense(2, activation: sigmoid)
        train { loss: binaryCrossEntropy }
        """

    func expand(
        _ prediction: ValueID, _ target: Target, _ arguments: Arguments, in net: inout NetBuilder
    ) throws(Complaint) -> ValueID {
        let t = Scalar.operand(1)
        let node = net.graph[prediction]
        let truth = try net.target(target, like: prediction)
        if node.primitive == .map(.unary(.sigmoid, .operand(0))) {
            return net.sum(.unary(.softplus, x) - t * x, node.operands[0], truth, for: prediction)
        }
        net.warnings.append(Complaint(
            .notAProbability, "`binaryCrossEntropy` is meant for an output that `sigmoid` makes a probability",
            help: ["`activation: sigmoid` in the last layer"]))
        let loss = -(t * .unary(.log, x) + (1 - t) * .unary(.log, 1 - x))
        return net.sum(loss, prediction, truth, for: prediction)
    }
}
