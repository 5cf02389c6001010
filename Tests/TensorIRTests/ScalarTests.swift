import Foundation
import TestSupport
import Testing

@testable import TensorIR

private let x = Scalar.operand(0), t = Scalar.operand(1)
private func f(_ function: Scalar.Unary, _ x: Scalar) -> Scalar { .unary(function, x) }
private func relu(_ x: Scalar, _ otherwise: Scalar) -> Scalar { .select(.less, 0, x, then: x, otherwise: otherwise) }

struct TextCase: Sendable {
    var formula: Scalar
    var text: String
    init(_ formula: Scalar, _ text: String) { (self.formula, self.text) = (formula, text) }
}

struct SlopeCase: Sendable {
    var formula: Scalar
    var slope: Double
    init(_ formula: Scalar, _ slope: Double) { (self.formula, self.slope) = (formula, slope) }
}

/// Operand 1 is the result y.
private func textbookDerivative(_ formula: Scalar) -> String {
    formula.derivative(0, result: 1).text { ["x", "y"][$0] }
}

@Suite struct ScalarDerivativeTexts {
    static let activationCases: [TextCase] = [
        .init(f(.sigmoid, x), "y · (1 − y)"),
        .init(1 / (1 + f(.exp, -x)), "y · (1 − y)"),
        .init(f(.tanh, x), "1 − y²"),
        .init((f(.exp, x) - f(.exp, -x)) / (f(.exp, x) + f(.exp, -x)), "1 − y²"),
        .init(2 * f(.sigmoid, 2 * x) - 1, "1 − y²"),
        .init(relu(x, 0), "(0 < y ? 1 : 0)"),
        .init(.binary(.maximum, x, 0), "(0 < y ? 1 : 0)"),
        .init(relu(x, 0.01 * x), "(0 < y ? 1 : 0.01)"),
        .init(relu(x, f(.expm1, x)), "(0 < y ? 1 : y + 1)"),
        .init(relu(x, 2 * (f(.exp, x) - 1)), "(0 < y ? 1 : y + 2)"),
        .init(f(.exp, x), "y"),
        .init(f(.sqrt, x), "0.5 / y"),
        .init(f(.log, x), "1 / x"),
        .init(f(.abs, x), "sign(x)"),
        .init(x, "1"),
        .init(f(.log, 1 + f(.exp, x)), "sigmoid(x)"),
        .init(x / (1 + f(.abs, x)), "1 / (|x| + 1)²"),
        .init(x * f(.sigmoid, x), "sigmoid(x) · (x · (1 − sigmoid(x)) + 1)"),
        .init(f(.log, (f(.exp, x) + f(.exp, -x)) / 2), "tanh(x)"),
        .init(.binary(.power, x, 3), "3 · x²"),
        .init(f(.sin, x), "cos(x)"),
        .init(-f(.exp, x), "y"),
        .init(relu(x, -x), "(0 < x ? 1 : −1)"),
        .init(.binary(.power, x, x), "(log(x) + 1) · y"),
        .init(.select(.less, 0, x, then: 1, otherwise: 0), "0"),
    ]

    @Test(arguments: activationCases)
    func activations(_ example: TextCase) { #expect(textbookDerivative(example.formula) == example.text) }

    @Test func losses() {
        func text(_ formula: Scalar) -> String { formula.derivative(0).text { ["y", "t"][$0] } }
        #expect(text(.binary(.power, x - t, 2)) == "2 · (y − t)")
        #expect(text((x - t) * (x - t)) == "2 · (y − t)")
        #expect(text(-(t * f(.log, x))) == "−t / y")
        #expect(text(f(.abs, x - t)) == "sign(y − t)")
        let z = x - t
        let huber = Scalar.select(.less, f(.abs, z), 1, then: z * z, otherwise: 2 * (f(.abs, z) - 0.5))
        #expect(text(huber) == "(|y − t| < 1 ? 2 · (y − t) : 2 · sign(y − t))")
    }

    /// PyTorch's values at the kinks.
    static let kinkCases: [SlopeCase] = [
        .init(relu(x, 0), 0.0),
        .init(.binary(.maximum, x, 0), 0),
        .init(.binary(.maximum, 0, x), 0),
        .init(relu(x, 0.01 * x), 0.01),
        .init(f(.abs, x), 0),
        .init(relu(x, 2 * f(.expm1, x)), 2),
        .init(.binary(.minimum, x, 0), 0),
    ]

    @Test(arguments: kinkCases)
    func kinks(_ example: SlopeCase) {
        let formula = example.formula
        #expect(formula.derivative(0).evaluate([0]) == example.slope)
        #expect(formula.derivative(0, result: 1).evaluate([0, formula.evaluate([0])]) == example.slope)
    }
}

@Suite struct ScalarSimplification {
    static let identityCases: [TextCase] = [
        .init(x * 1, "x"),
        .init(x + 0, "x"),
        .init(0 * x, "0"),
        .init(x - x, "0"),
        .init(x + x, "2 · x"),
        .init(-(-x), "x"),
        .init(x / x, "1"),
        .init(2 * (3 * x), "6 · x"),
        .init(2 + 3 * 4, "14"),
        .init(x * x, "x²"),
        .init(x - (x - t), "t"),
        .init(f(.log, f(.exp, x)), "x"),
        .init(f(.exp, f(.log, x)), "x"),
        .init(f(.log, f(.exp, x) / t), "x − log(t)"),
        .init(f(.exp, x) * f(.exp, t), "exp(x + t)"),
        .init(f(.exp, x) * f(.exp, -x), "1"),
        .init(x * t - x * x, "x · (t − x)"),
        .init(2 * x - 2 * t, "2 · (x − t)"),
        .init(f(.exp, x) - 1, "expm1(x)"),
        .init(f(.log, 1 + x), "log1p(x)"),
        .init(f(.log, 1 + f(.exp, x)), "softplus(x)"),
        .init(f(.log, f(.sigmoid, x)), "−softplus(−x)"),
        .init(f(.log, 1 - f(.sigmoid, x)), "−softplus(x)"),
        .init(1 / (1 + f(.exp, -x)), "sigmoid(x)"),
        .init(2 * f(.sigmoid, 2 * x) - 1, "tanh(x)"),
        .init(1 - f(.sigmoid, -x), "sigmoid(x)"),
        .init(f(.tanh, -x), "−tanh(x)"),
        .init(f(.sqrt, x * x), "|x|"),
        .init(x * f(.sign, x), "|x|"),
        .init(x * .select(.less, 0, t, then: 1, otherwise: 0), "(0 < t ? x : 0)"),
        .init(.select(.less, x, t, then: 3, otherwise: 3), "3"),
        .init(.select(.less, 1, 2, then: x, otherwise: t), "x"),
        .init(-(x - t), "t − x"),
        .init(x + -t, "x − t"),
        .init(-x - t, "−x − t"),
        .init(.binary(.power, x, 0.5), "sqrt(x)"),
        .init(.constant(1e300) * .constant(1e300), "1e+300 · 1e+300"),
    ]

    @Test(arguments: identityCases)
    func identities(_ example: TextCase) {
        #expect(example.formula.simplified().text { ["x", "t"][$0] } == example.text)
    }

    /// Binary cross-entropy of a sigmoid, in terms of the logit.
    @Test func mergesSigmoidWithBinaryCrossEntropy() {
        let q = f(.sigmoid, x)
        let loss = -(t * f(.log, q) + (1 - t) * f(.log, 1 - q))
        #expect(loss.simplified().text { ["z", "p"][$0] } == "softplus(z) − z · p")
        #expect(loss.derivative(0).text { ["z", "p"][$0] } == "sigmoid(z) − p")
    }

    @Test func hostileFormulasEnd() {
        var deep = x
        for _ in 0..<2000 { deep = f(.sin, deep + 1) }
        #expect(!deep.isWithinLimits)
        #expect(deep.simplified() == deep)
        var wide = x
        for level in 0..<9 { wide = (wide + .constant(Double(level))) * wide }
        _ = wide.derivative(0)
        var sum = x
        for index in 1..<90 { sum = sum + f(.exp, .constant(Double(index)) * x) * f(.log, x + .constant(Double(index))) }
        #expect(sum.simplified().simplified() == sum.simplified())
    }
}

@Suite struct ScalarProperties {
    /// The formula's value, and how far rounding may carry it: its largest intermediate value and
    /// its change under a tiny change of the operands.
    private func evaluation(_ formula: Scalar, _ operands: [Double]) -> (value: Double, slack: Double) {
        func largest(_ part: Scalar) -> Double {
            let value = part.evaluate(operands)
            return part.children.map(largest).reduce(value.isFinite ? abs(value) : .infinity, max)
        }
        let value = formula.evaluate(operands)
        let moved = [1 + 1e-9, 1 - 1e-9].map { scale in abs(formula.evaluate(operands.map { $0 * scale }) - value) }
        return (value, 1e-9 * (1 + largest(formula)) + 10 * moved.max()!)
    }

    @Test func simplificationPreservesValuesAndIsFinal() {
        var random = SplitMix(state: 1)
        for _ in 0..<1000 {
            let formula = random.formula(operands: 2, depth: 5)
            let simple = formula.simplified()
            #expect(simple.simplified() == simple, "\(formula) → \(simple)")
            #expect(simple.cost <= formula.cost, "\(formula) → \(simple)")
            for _ in 0..<4 {
                let operands = random.numbers(2, in: -2...2)
                let (value, slack) = evaluation(formula, operands)
                guard slack < 1e-3 else { continue }
                #expect(abs(simple.evaluate(operands) - value) <= slack, "\(formula) → \(simple) at \(operands)")
            }
        }
    }

    @Test func derivativesAgreeWithFiniteDifferences() {
        var random = SplitMix(state: 2)
        var compared = 0
        for _ in 0..<1000 {
            let formula = random.formula(operands: 2, depth: 4)
            let direct = formula.derivative(0)
            let throughResult = formula.derivative(0, result: 2)
            let operands = random.numbers(2, in: -2...2)
            let y = formula.evaluate(operands)
            func difference(_ h: Double) -> Double {
                (formula.evaluate([operands[0] + h, operands[1]]) - formula.evaluate([operands[0] - h, operands[1]])) / (2 * h)
            }
            let slope = difference(1e-5)
            // Where the two steps disagree the formula is too curved or has a kink.
            guard slope.isFinite, abs(slope) < 1e3, abs(y) < 1e3, abs(slope - difference(2e-5)) < 1e-6 * (1 + abs(slope)) else {
                continue
            }
            compared += 1
            #expect(abs(direct.evaluate(operands) - slope) < 1e-5 * (1 + abs(slope)), "\(formula)′ = \(direct) at \(operands)")
            #expect(
                abs(throughResult.evaluate(operands + [y]) - slope) < 1e-5 * (1 + abs(slope)), "\(formula)′ = \(throughResult)")
        }
        #expect(compared > 500)
    }
}
