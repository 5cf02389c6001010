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
        try declare(target, dims(prediction), .float, for: prediction, isDistribution: isDistribution)
    }

    /// A target of these extents and elements, with the prediction's time if it has one; complains if the
    /// model's own value has others.
    mutating func declare(
        _ target: Target, _ dims: [Int], _ element: ElementType, for prediction: ValueID, isDistribution: Bool = false
    ) throws(Complaint) -> ValueID {
        guard let value = target.value else {
            let time = time(of: prediction)
            let whole = (time?.bound).map { [$0] + dims.dropFirst() } ?? dims
            let value = graph.addTarget(
                target.name, whole, element: element, doc: target.doc, isDistribution: isDistribution,
                timeAxis: time == nil ? nil : 0, lengthInput: time?.lengthInput, origin: origin)
            return firstSteps(dims.first, of: value)
        }
        guard self.dims(value) == dims, self.element(value) == element else {
            throw Complaint(
                .targetShape, "the output is compared with \(dims.shapeText)\(element.text), and this value is "
                    + self.dims(value).shapeText + self.element(value).text, argument: "target")
        }
        guard mask(of: prediction) == mask(of: value) else {
            throw Complaint(
                .unequalTimes, "the output and the value that it is compared with have lengths of their own", argument: "target")
        }
        return value
    }

    /// The formula of a value (operand 0) and the target (operand 1), summed over all components of the
    /// steps that count. The value is the prediction, or in its stead one of its shape.
    mutating func sum(
        _ formula: Scalar, _ value: ValueID, _ target: ValueID, for prediction: ValueID
    ) -> ValueID {
        guard let mask = mask(of: prediction) else { return total(map(formula, value, target)) }
        let spread = broadcast(mask, to: dims(value), axes: [0])
        return total(map(.masked(formula, by: .operand(2)), value, target, spread))
    }

    /// The sum over all components of the steps that count.
    mutating func total(_ value: ValueID, for prediction: ValueID) -> ValueID {
        guard let mask = mask(of: prediction) else { return total(value) }
        let others = Array(dims(value).indices.dropFirst())
        let steps = others.isEmpty ? value : append(.reduce(Reduce(.sum, axes: others)), value)
        return total(map(.kept, steps, mask))
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
