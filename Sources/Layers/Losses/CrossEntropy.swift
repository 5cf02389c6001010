import TensorIR

/// −Σ p·log(q) of the output q, a distribution along the last axis, and the target p: a class, or a
/// distribution itself. Summed over all other axes.
struct CrossEntropy: Loss {
    let name = "crossEntropy"
    let summary = "−Σ p·log(q) of the output q and the target p: classes, or distributions"
    let arguments: [ArgumentSpec] = [
        .output, .target,
        ArgumentSpec(
            "targets", .word(["classes", "distribution"]), .value(.word("classes")),
            "whether a target is the number of a class or a distribution over all"),
    ]
    let example = """
        input x: [4]
        dense(3, activation: softmax)
        train { loss: crossEntropy }
        """

    func expand(
        _ prediction: ValueID, _ target: Target, _ arguments: Arguments, in net: inout NetBuilder
    ) throws(Complaint) -> ValueID {
        net.warnUnlessDistribution(prediction, name)
        if arguments.word("targets") == "distribution" {
            return try net.crossEntropy(prediction, net.target(target, like: prediction, isDistribution: true))
        }
        let dims = net.dims(prediction)
        guard dims[dims.count - 1] > 1 else {
            throw Complaint(
                .oneClass, "`crossEntropy` over a single class is always 0",
                help: ["`dense(2, activation: softmax)` for two classes, or `sigmoid` with `binaryCrossEntropy`"])
        }
        let classes = try net.declare(
            target, Array(dims.dropLast()), .index(count: dims[dims.count - 1]), for: prediction)
        return net.crossEntropy(prediction, net.append(.oneHot(count: dims[dims.count - 1]), classes))
    }
}

extension NetBuilder {
    /// −Σ p·log(q) over all axes. Behind a softmax q is positive; elsewhere 0·log 0 is taken as 0.
    mutating func crossEntropy(_ q: ValueID, _ p: ValueID) -> ValueID {
        let (q0, p1) = (Scalar.operand(0), Scalar.operand(1))
        let term = -(p1 * .unary(.log, q0))
        let formula = graph[q].primitive == .softmax ? term : .select(.equal, p1, 0, then: 0, otherwise: term)
        return total(map(formula, q, p), for: q)
    }

    /// Warns where a loss over distributions is put on a value that need not be one.
    mutating func warnUnlessDistribution(_ prediction: ValueID, _ loss: String) {
        guard graph[prediction].primitive != .softmax else { return }
        warnings.append(Complaint(
            .notADistribution, "`\(loss)` is meant for an output that `softmax` makes a distribution",
            help: ["`activation: softmax` in the last layer"]))
    }
}
