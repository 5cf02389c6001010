import TensorIR

/// An activation that a model file defines: `activation swish(x) = x * sigmoid(x)`.
package struct FormulaActivation: Activation {
    package let name: String
    package let summary: String
    package let arguments: [ArgumentSpec]
    package let example = ""
    /// Operand 0 is x, operand i the i-th argument.
    package let body: Scalar

    package init(name: String, summary: String, arguments: [ArgumentSpec], body: Scalar) {
        (self.name, self.summary, self.arguments, self.body) = (name, summary, arguments, body)
    }

    package func formula(_ arguments: Arguments) -> Scalar? {
        body.substituting { $0 == 0 ? x : .constant(arguments.number(self.arguments[$0 - 1].label)) }
    }

    /// Whether it passes on what is far above 0 and holds back what is far below.
    package var prefersHe: Bool {
        guard arguments.isEmpty else { return false }
        return body.evaluate([50]) > 25 && body.evaluate([-50]) > -25
    }
}
