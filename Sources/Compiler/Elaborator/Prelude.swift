import Source
import Syntax

/// Activations that are written in the language itself; a file may declare its own under the same names.
package enum Prelude {
    package static let text = """
        /// Hendrycks and Gimpel (2016), exact
        activation gelu(x) = 0.5 * x * (1 + erf(x / sqrt(2)))
        /// x · sigmoid(x)
        activation swish(x) = x * sigmoid(x)
        /// another name of swish
        activation silu(x) = x * sigmoid(x)
        /// Misra (2019): x · tanh(softplus(x))
        activation mish(x) = x * tanh(softplus(x))
        /// Klambauer et al. (2017)
        activation selu(x) = 1.0507009873554805 * where(x > 0, x, 1.6732632423543772 * expm1(x))
        /// x / (1 + |x|)
        activation softsign(x) = x / (1 + abs(x))
        /// sigmoid in three straight pieces
        activation hardSigmoid(x) = min(max(x + 3, 0), 6) / 6
        /// x · hardSigmoid(x)
        activation hardSwish(x) = x * hardSigmoid(x)
        /// x held to −1…1
        activation hardTanh(x) = min(max(x, -1), 1)
        /// relu held to 6
        activation relu6(x) = min(max(x, 0), 6)
        /// exp(−x²)
        activation gaussian(x) = exp(-x ^ 2)
        """

    static let source = SourceFile(path: "prelude.nnd", text: text)

    /// The declarations of the text, which is sound.
    static let declarations: [FormulaDeclaration] = {
        var diagnostics = Diagnostics()
        let file = ModelFile(parsing: source, reporting: &diagnostics)
        precondition(!diagnostics.hasErrors, diagnostics.rendered(in: source))
        return file.declarations.map {
            guard case .formula(let formula) = $0 else { preconditionFailure("the prelude holds formulas only") }
            return formula
        }
    }()
}
