import Foundation
import NNRuntime
import TestSupport
import Testing

@Suite struct ThroughTimeTests {
    /// sₜ = tanh(Uxₜ + Wsₜ₋₁ + b), yₜ = σ(Vsₜ + c), s₀ = 0, by loops in Double.
    private struct Net {
        static let (steps, inputs, units, outputs) = (6, 3, 5, 2)
        static let model = """
            model Net {
                input x: [time: 6, 3]
                rnn(5)
                dense(2, activation: sigmoid)
                train { loss: squaredError }
            }
            """
        /// U, W, b, V, c.
        var weights: [[Double]]

        func outputs(_ x: [Double]) -> [Double] {
            func product(_ weights: [Double], _ row: Int, _ vector: [Double]) -> Double {
                vector.indices.reduce(0.0) { $0 + weights[row * vector.count + $1] * vector[$1] }
            }
            let (u, w, b, v, c) = (weights[0], weights[1], weights[2], weights[3], weights[4])
            var state = Array(repeating: 0.0, count: Self.units)
            var outputs: [Double] = []
            for t in 0..<Self.steps {
                let now = Array(x[t * Self.inputs..<(t + 1) * Self.inputs]), before = state
                for i in 0..<Self.units { state[i] = tanh(product(u, i, now) + product(w, i, before) + b[i]) }
                for o in 0..<Self.outputs { outputs.append(1 / (1 + exp(-(product(v, o, state) + c[o])))) }
            }
            return outputs
        }

        func loss(_ x: [Double], _ y: [Double]) -> Double {
            zip(outputs(x), y).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
        }
    }

    /// Back-propagation through time: the error is the sum over the steps, and the gradients for U, W, b, V and c
    /// are its slopes.
    @Test func backPropagationThroughTime() throws {
        let built = try BuiltModel(Net.model)
        let parameters = try built.parameters
        var net = try Net(weights: Self.names.map { try #require(parameters[$0]).map(Double.init) })
        var random = SplitMix(state: 4)
        let x = random.numbers(Net.steps * Net.inputs, in: -1...1).map { Double(Float($0)) }
        let y = random.numbers(Net.steps * Net.outputs, in: 0...1).map { Double(Float($0)) }
        let (loss, gradient) = try built.gradient(x.map(Float.init), targets: y.map(Float.init))
        #expect(abs(loss - net.loss(x, y)) < 1e-5)
        for (number, name) in Self.names.enumerated() {
            let slopes = net.weights[number].indices.map { index in
                let (weight, step) = (net.weights[number][index], 1e-5)
                net.weights[number][index] = weight + step
                let above = net.loss(x, y)
                net.weights[number][index] = weight - step
                let below = net.loss(x, y)
                net.weights[number][index] = weight
                return (above - below) / (2 * step)
            }
            let found = try #require(gradient[name]).map(Double.init)
            for (a, b) in zip(found, slopes) { #expect(abs(a - b) < 1e-5 * max(1, abs(b)), "\(name)") }
        }
    }

    private static let names = ["rnn1.weight_ih", "rnn1.weight_hh", "rnn1.bias", "dense1.weight", "dense1.bias"]

    /// Through T steps of a linear node with the weight w a gradient shrinks or grows by wᵀ⁻¹.
    @Test(arguments: [0.5, 1.5])
    func gradientsVanishOrExplode(_ weight: Double) throws {
        let built = try BuiltModel("""
            model Line {
                input x: [time: 20, 1]
                rnn(1, activation: identity, weights: [[1]], recurrent: [[\(weight)]], bias: false)
                last
                train { loss: squaredError }
            }
            """)
        let first = [Float(1)] + Array(repeating: 0, count: 19)
        let (_, gradient) = try built.gradient(first, targets: [0])
        let through = pow(weight, 19)
        let found = try Double(#require(gradient["rnn1.weight_ih"])[0])
        #expect(abs(found - 2 * through * through) < 1e-5 * through * through)
    }
}
