import TensorIR
import Testing

/// Update rules of the textbooks as formulas, each beside the same rule in plain Double code.
struct TestOptimizer: Sendable, CustomTestStringConvertible {
    var optimizer: Optimizer
    /// One step on one entry: w, g, the states and the iteration.
    var reference: @Sendable (inout Double, Double, inout [Double], Int) -> Void

    var testDescription: String { optimizer.name }

    static let all = [descent, momentum, nesterov, rmsprop, adam]

    static let descent = TestOptimizer(
        optimizer: .gradientDescent(rate: Schedule(rate: 0.1, shape: .decay(factor: 0.9, floor: 0.07)))
    ) { w, g, _, t in
        var rate = 0.1
        for _ in 0..<t { rate *= 0.9 }
        w -= max(rate, 0.07) * g
    }

    static let momentum = TestOptimizer(
        optimizer: Optimizer(
            name: "sgd", states: ["velocity"], scalars: [.rate(Schedule(rate: 0.05))],
            newStates: [0.9 * .operand(2) + .operand(1)], newParameter: .operand(0) - .operand(3) * .operand(2))
    ) { w, g, states, _ in
        states[0] = 0.9 * states[0] + g
        w -= 0.05 * states[0]
    }

    static let nesterov = TestOptimizer(
        optimizer: Optimizer(
            name: "nesterov", states: ["velocity"],
            scalars: [.rate(Schedule(rate: 0.05, shape: .step(every: 2, factor: 0.5)))],
            newStates: [0.9 * .operand(2) + .operand(1)],
            newParameter: .operand(0) - .operand(3) * (.operand(1) + 0.9 * .operand(2)))
    ) { w, g, states, t in
        states[0] = 0.9 * states[0] + g
        let rate = [0.05, 0.05, 0.025, 0.025, 0.0125, 0.0125, 0.00625][t]
        w -= rate * (g + 0.9 * states[0])
    }

    static let rmsprop = TestOptimizer(
        optimizer: Optimizer(
            name: "rmsProp", states: ["square"], scalars: [.rate(Schedule(rate: 0.01, warmUp: 4))],
            newStates: [0.99 * .operand(2) + 0.01 * (.operand(1) * .operand(1))],
            newParameter: .operand(0) - .operand(3) * .operand(1) / (.unary(.sqrt, .operand(2)) + 1e-8))
    ) { w, g, states, t in
        states[0] = 0.99 * states[0] + 0.01 * g * g
        w -= (t < 4 ? 0.01 * Double(t + 1) / 4 : 0.01) * g / (states[0].squareRoot() + 1e-8)
    }

    static let adam = TestOptimizer(
        optimizer: .testAdam(Schedule(rate: 0.02, shape: .cosine(iterations: 4, floor: 0.005)))
    ) { w, g, states, t in
        let halfCosine = [1, 0.853553390593274, 0.5, 0.146446609406726]
        let rate = t < 4 ? 0.005 + 0.015 * halfCosine[t] : 0.005
        states[0] = 0.9 * states[0] + 0.1 * g
        states[1] = 0.999 * states[1] + 0.001 * g * g
        var (first, second) = (1.0, 1.0)
        for _ in 0...t { (first, second) = (first * 0.9, second * 0.999) }
        w -= rate * (states[0] / (1 - first)) / ((states[1] / (1 - second)).squareRoot() + 1e-8)
    }
}

extension Optimizer {
    static func testAdam(_ rate: Schedule) -> Optimizer {
        // w, g, mean, square, rate and the corrections of mean and square.
        let (mean, square) = (Scalar.operand(2) / .operand(5), Scalar.operand(3) / .operand(6))
        return Optimizer(
            name: "adam", states: ["mean", "square"],
            scalars: [.rate(rate), .biasCorrection(0.9), .biasCorrection(0.999)],
            newStates: [
                0.9 * .operand(2) + 0.1 * .operand(1),
                0.999 * .operand(3) + 0.001 * (.operand(1) * .operand(1)),
            ],
            newParameter: .operand(0) - .operand(4) * mean / (.unary(.sqrt, square) + 1e-8))
    }
}
