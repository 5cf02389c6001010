import TensorIR

/// Kullback and Leibler (1951): Σ p·log(p / q), the cross-entropy less the entropy of p; 0·log 0 is 0.
struct KLDivergence: Loss {
    let name = "klDivergence"
    let summary = "Σ p·log(p / q) of a target distribution p and the output q"
    let arguments: [ArgumentSpec] = [.output, .target]
    let example = """
        input x: [4]
        dense(3, activation: softmax)
        train { loss: klDivergence }
        """

    func expand(
        _ prediction: ValueID, _ target: Target, _ arguments: Arguments, in net: inout NetBuilder
    ) throws(Complaint) -> ValueID {
        net.warnUnlessDistribution(prediction, name)
        let p = try net.target(target, like: prediction, isDistribution: true)
        let cross = net.crossEntropy(prediction, p)
        let entropy = net.total(net.map(.select(.equal, x, 0, then: 0, otherwise: x * .unary(.log, x)), p), for: prediction)
        return net.map(.operand(0) + .operand(1), cross, entropy)
    }
}
