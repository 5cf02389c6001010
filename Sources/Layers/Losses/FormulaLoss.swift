import TensorIR

/// A loss that a model file defines as a formula of one component: `loss logCosh(y, target) = …`;
/// the loss of an example is the sum over its components.
package struct FormulaLoss: Loss {
    package let name: String
    package let summary: String
    package let arguments: [ArgumentSpec]
    package let example = ""
    /// Operand 0 is the output, operand 1 the target, the others the arguments after `of`.
    package let body: Scalar

    package init(name: String, summary: String, arguments: [ArgumentSpec], body: Scalar) {
        (self.name, self.summary, self.body) = (name, summary, body)
        self.arguments = [.output, .target] + arguments
    }

    package func expand(
        _ prediction: ValueID, _ target: Target, _ arguments: Arguments, in net: inout NetBuilder
    ) throws(Complaint) -> ValueID {
        let formula = body.substituting { $0 < 2 ? .operand($0) : .constant(arguments.number(self.arguments[$0].label)) }
        return try net.sum(formula, prediction, net.target(target, like: prediction), for: prediction)
    }
}
