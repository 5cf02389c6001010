/// What the loss gains for large weights.
package protocol Penalty: Entry {
    /// Σ |w| and Σ w² are multiplied by these.
    func factors(_ arguments: Arguments) -> (l1: Double, l2: Double)
}

extension ArgumentSpec {
    static let layerPenalty = ArgumentSpec(
        "penalty", .option(.penalty), .absent, "in place of the model's penalty, for this layer alone")
    static let penaltyFactor = ArgumentSpec("factor", .number(.atLeast(0)), positional: true, "the factor α")
    static let penaltyBias = ArgumentSpec("bias", .bool, .value(.bool(false)), "whether biases count too")
}
