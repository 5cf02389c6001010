import TensorIR

/// What training makes small. Every loss is a sum over the components of one example; the loss of a set
/// is the mean over its examples.
package protocol Loss: Entry {
    /// Declares the target that belongs to the prediction and appends the loss of each example.
    func expand(
        _ prediction: ValueID, _ target: TargetName, _ arguments: Arguments, in net: inout NetBuilder
    ) throws(Complaint) -> ValueID
}

/// How the target of an output is called and described.
package struct TargetName: Sendable {
    package var name: String
    package var doc: String
    package init(_ name: String, doc: String = "") { (self.name, self.doc) = (name, doc) }
}

extension ArgumentSpec {
    /// `squaredError(of: pose)`: the output that is compared with its target.
    static let output = ArgumentSpec(
        "of", .output, .absent, "the output it is about; may be left out if there is only one")
}

extension NetBuilder {
    /// A float target of the prediction's shape.
    mutating func target(_ target: TargetName, like prediction: ValueID, isDistribution: Bool = false) -> ValueID {
        graph.addTarget(target.name, dims(prediction), doc: target.doc, isDistribution: isDistribution, origin: origin)
    }

    /// The formula of prediction (operand 0) and target (operand 1), summed over all components.
    mutating func sum(_ formula: Scalar, _ prediction: ValueID, _ target: ValueID) -> ValueID {
        total(map(formula, prediction, target))
    }
}
