import Foundation
import Testing

@Suite struct ReluFamilyTests {
    private static let points: [Float] = [-40, -2, -0.5, 0, 0.5, 3]

    /// Each activation of the points, which are the biases of its layer, and the sum of all as loss: the gradient
    /// of a bias is the derivative there.
    private static func family() throws -> BuiltModel {
        let layer = "bias: \(written([points]).dropFirst().dropLast()), weights: zeros"
        return try BuiltModel("""
            loss total(y, target) = y * target
            model ReluFamily {
                input nothing: [1]
                output plain = dense(6, activation: relu, \(layer), of: nothing)
                output leaky = dense(6, activation: leakyRelu, \(layer), of: nothing)
                output parametric = dense(6, activation: prelu(0.125), \(layer), of: nothing)
                output exponential = dense(6, activation: elu, \(layer), of: nothing)
                train { loss: total(of: plain) + total(of: leaky) + total(of: parametric) + total(of: exponential) }
            }
            """)
    }

    private func values(_ name: String) throws -> [Float] { try #require(Self.family().predict([0])[name]) }

    private func gradient(_ name: String) throws -> [Float] {
        let ones = [Float](repeating: 1, count: 6)
        return try #require(Self.family().gradient([0], targets: ones, ones, ones, ones).gradient[name])
    }

    @Test func relu() throws {
        #expect(try values("plain") == [0, 0, 0, 0, 0.5, 3])
        #expect(try gradient("plain.bias") == [0, 0, 0, 0, 1, 1])
    }

    @Test func leakyRelu() throws {
        #expect(try values("leaky") == Self.points.map { $0 < 0 ? 0.01 * $0 : $0 })
        #expect(try gradient("leaky.bias") == [0.01, 0.01, 0.01, 0.01, 1, 1])
    }

    /// The gradient of the learned slope is the sum of the inputs below 0.
    @Test func parametricRelu() throws {
        #expect(try values("parametric") == [-5, -0.25, -0.0625, 0, 0.5, 3])
        #expect(try gradient("parametric.bias") == [0.125, 0.125, 0.125, 0.125, 1, 1])
        #expect(try gradient("parametric.alpha") == [-42.5])
    }

    @Test func elu() throws {
        let values = try values("exponential")
        #expect(values.isClose(to: [-1, exp(-2) - 1, exp(-0.5) - 1, 0, 0.5, 3], ulps: 1))
        #expect(values[0] == -1, "it saturates to −α")
        let slopes = try gradient("exponential.bias")
        #expect(slopes.isClose(to: [exp(-40), exp(-2), exp(-0.5), 1, 1, 1], ulps: 1))
    }
}
