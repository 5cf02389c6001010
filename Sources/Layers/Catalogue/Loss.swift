import TensorIR

/// What training makes small. Every loss is a sum over the components of one example; the loss of a set
/// is the mean over its examples.
package protocol Loss: Entry {
    /// Declares the target that belongs to the prediction and appends the loss of each example.
    func expand(
        _ prediction: ValueID, _ target: Target, _ arguments: Arguments, in net: inout NetBuilder
    ) throws(Complaint) -> ValueID
}

/// What an output is compared with: a target that the caller hands in under that name, or a value of the model.
package struct Target: Sendable {
    package var name: String
    package var doc: String
    package var value: ValueID?
    package init(_ name: String, doc: String = "", value: ValueID? = nil) {
        (self.name, self.doc, self.value) = (name, doc, value)
    }
}

extension ArgumentSpec {
    /// `squaredError(of: pose)`: the output that is compared with its target.
    static let output = ArgumentSpec(
        "of", .output, .absent, "the output it is about; may be left out if there is only one")

    /// `squaredError(target: image)`: an autoencoder.
    static let target = ArgumentSpec(
        "target", .named("the name of a value", .output), .absent,
        "a value of the model to compare the output with; the caller hands in a target if left out")
}

extension NetBuilder {
    /// A float target of the prediction's shape.
    mutating func target(
        _ target: Target, like prediction: ValueID, isDistribution: Bool = false
    ) throws(Complaint) -> ValueID {
        try declare(target, dims(prediction), .float, isDistribution: isDistribution)
    }

    /// A target of these extents and elements; complains if the model's own value has others.
    mutating func declare(
        _ target: Target, _ dims: [Int], _ element: ElementType, isDistribution: Bool = false
    ) throws(Complaint) -> ValueID {
        guard let value = target.value else {
            return graph.addTarget(
                target.name, dims, element: element, doc: target.doc, isDistribution: isDistribution, origin: origin)
        }
        guard self.dims(value) == dims, self.element(value) == element else {
            throw Complaint(
                "target-shape", "the output is compared with \(dims.shapeText)\(element.text), and this value is "
                    + self.dims(value).shapeText + self.element(value).text, argument: "target")
        }
        return value
    }

    /// The formula of prediction (operand 0) and target (operand 1), summed over all components.
    mutating func sum(_ formula: Scalar, _ prediction: ValueID, _ target: ValueID) -> ValueID {
        total(map(formula, prediction, target))
    }
}

extension ElementType {
    /// " of 0..<10" for indices, nothing for floats.
    fileprivate var text: String {
        switch self {
        case .float: ""
        case .index(let count): " of 0..<\(count)"
        }
    }
}
