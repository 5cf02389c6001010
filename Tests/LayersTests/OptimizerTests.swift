import Foundation
import Reference
import TensorIR
import TestSupport
import Testing

/// Optimisers against their published algorithms, written as loops over scalars.
@Suite struct OptimizerTests {
    /// The parameter along 50 steps on the slope 2(w − 3) + sin(5w), from w = 1.
    private func trajectory(_ optimizer: String, _ extra: String = "") throws -> [Double] {
        let net = try Net("input x: [1]\ndense(1, bias: false)\ntrain { loss: squaredError\noptimizer: \(optimizer)\n\(extra) }")
        let training = try #require(net.model.plan)
        var state = Reference.TrainingState(parameters: [[1]], optimizer: training.optimizer)
        return (0..<50).map { _ in
            let w = state.parameters[0][0]
            Reference.step(&state, gradients: [[slope(w)]], of: net.graph.parameters, training: training)
            return state.parameters[0][0]
        }
    }

    private func slope(_ w: Double) -> Double { 2 * (w - 3) + sin(5 * w) }

    private func expected(_ step: (_ w: inout Double, _ g: Double, _ t: Int) -> Void) -> [Double] {
        var w = 1.0
        return (0..<50).map { t in
            step(&w, slope(w), t)
            return w
        }
    }

    @Test func gradientDescentWithItsSchedules() throws {
        #expect(isClose(try trajectory("gradientDescent(0.05)"), expected { w, g, _ in w -= 0.05 * g }))
        #expect(isClose(try trajectory("sgd(0.1, decay: 0.9, floor: 0.02)"), expected { w, g, t in w -= max(0.02, 0.1 * pow(0.9, Double(t))) * g }))
        #expect(isClose(try trajectory("sgd(0.1, decay: 0.5)"), expected { w, g, t in w -= max(0.001, 0.1 * pow(0.5, Double(t))) * g }))
        #expect(isClose(try trajectory("sgd(step(0.1, every: 20, factor: 0.5))"), expected { w, g, t in w -= 0.1 * [1, 0.5, 0.25][t / 20] * g }))
        #expect(isClose(try trajectory("sgd(cosine(0.1, iterations: 30, floor: 0.01))"), expected { w, g, t in
            let rate = t < 30 ? 0.01 + 0.09 * (1 + cos(Double.pi * Double(t) / 30)) / 2 : 0.01
            w -= rate * g
        }))
        #expect(isClose(try trajectory("sgd(0.1, warmUp: 10)"), expected { w, g, t in w -= 0.1 * min(1, Double(t + 1) / 10) * g }))
    }

    @Test func momentumAndNesterov() throws {
        var v = 0.0
        #expect(isClose(try trajectory("sgd(0.02, momentum: 0.9)"), expected { w, g, _ in
            v = 0.9 * v + g
            w -= 0.02 * v
        }))
        v = 0
        #expect(isClose(try trajectory("sgd(0.02, momentum: 0.9, nesterov: true)"), expected { w, g, _ in
            v = 0.9 * v + g
            w -= 0.02 * (g + 0.9 * v)
        }))
    }

    @Test func rmsprop() throws {
        var (v, b) = (0.0, 0.0)
        #expect(isClose(try trajectory("rmsprop(0.01)"), expected { w, g, _ in
            v = 0.99 * v + 0.01 * g * g
            w -= 0.01 * g / (v.squareRoot() + 1e-8)
        }))
        v = 0
        #expect(isClose(try trajectory("rmsprop(0.01, smoothing: 0.9, momentum: 0.5)"), expected { w, g, _ in
            v = 0.9 * v + 0.1 * g * g
            b = 0.5 * b + g / (v.squareRoot() + 1e-8)
            w -= 0.01 * b
        }))
    }

    @Test func adamAndAdamW() throws {
        for (text, decay) in [("adam(0.05)", 0.0), ("adamw(0.05, weightDecay: 0.1)", 0.1)] {
            var (m, v) = (0.0, 0.0)
            #expect(isClose(try trajectory(text), expected { w, g, t in
                w *= 1 - 0.05 * decay
                m = 0.9 * m + 0.1 * g
                v = 0.999 * v + 0.001 * g * g
                let mean = m / (1 - pow(0.9, Double(t + 1)))
                let square = v / (1 - pow(0.999, Double(t + 1)))
                w -= 0.05 * mean / (square.squareRoot() + 1e-8)
            }), "\(text)")
        }
    }

    @Test func clippingHoldsEntriesOrTheWhole() throws {
        #expect(isClose(try trajectory("sgd(0.05)", "clip: value(0.5)"), expected { w, g, _ in w -= 0.05 * max(-0.5, min(0.5, g)) }))
        #expect(isClose(try trajectory("sgd(0.05)", "clip: norm(0.25)"), expected { w, g, _ in
            w -= 0.05 * (abs(g) > 0.25 ? g * 0.25 / abs(g) : g)
        }))
    }

    @Test func whatATrainSectionSaysNothingOfHasItsDefault() throws {
        let plan = try #require(try Net("input x: [1]\ndense(1)\ntrain { loss: squaredError }").model.plan)
        #expect(plan.optimizer.name == "adam")
        #expect(plan.optimizer.scalars.first == .rate(Schedule(rate: 0.001)))
        #expect((plan.batch, plan.epochs, plan.iterations) == (32, 10, nil))
        #expect([plan.trainShare, plan.validationShare, plan.testShare] == [0.8, 0, 0.2])
        let early = try #require(try Net("input x: [1]\ndense(1)\ntrain { loss: squaredError\nstop: early(patience: 3) }").model.plan)
        #expect([early.trainShare, early.validationShare, early.testShare] == [0.7, 0.1, 0.2])
        #expect(early.patience == 3)
    }
}
