import Foundation
import LoopIR
import TensorIR

private let x = Pointer("x"), z = Pointer("z")
private let i = Variable("i"), tail = Mask("tail")

/// z[i] = softmax(x)[i] over a row of n: three passes in vectors with masked ends.
private let softmax = KernelCase(name: "softmax_row", tolerance: 1e-6) { target in
    let best = Register("best", vector: true), sum = Register("sum", vector: true)
    let largest = Register("largest", vector: false), scale = Register("scale", vector: true)
    func here(_ lanes: Lanes) -> Value { .load(Place(x, Index(i)), lanes) }
    func decay(_ lanes: Lanes) -> Value {
        .unary(.exp, .binary(.subtract, here(lanes), .broadcast(.register(largest))))
    }
    let outside = Value.constant(-.infinity, vector: true), zero = Value.constant(0, vector: true)
    func rows(_ step: (Lanes) -> [Statement]) -> [Statement] {
        [.loop(Loop(i, to: Index(.n) - Index(.n) % target.lanes, step: target.lanes, isContinued: true, step(.all)))]
            + step(.masked(tail))
    }
    return Kernel(
        name: "softmax_row", comment: ["exp(x − m) / Σ exp(x − m) of n numbers"],
        arguments: [Argument("x", .input), Argument("z", .output)],
        body: [.mask(tail, count: Index(.n) % target.lanes), .declare(best, outside), .declare(sum, zero)]
            + rows { lanes in
                let value: Value = lanes == .all ? here(lanes) : .blend(tail, here(lanes), outside)
                return [.assign(best, .binary(.maximum, .register(best), value))]
            }
            + [.declare(largest, .across(.maximum, .register(best)))]
            + rows { lanes in
                let value: Value = lanes == .all ? decay(lanes) : .blend(tail, decay(lanes), zero)
                return [.assign(sum, .binary(.add, .register(sum), value))]
            }
            + [
                .declare(
                    scale,
                    .broadcast(.binary(.divide, .constant(1, vector: false), .across(.sum, .register(sum)))))
            ]
            + rows { lanes in [.store(Place(z, Index(i)), .binary(.multiply, decay(lanes), .register(scale)), lanes)] })
} runs: { size in
    let values = numbers(size).map { $0 * 5 - 100 }
    let powers = values.map { exp(Double($0) - Double(values.max()!)) }
    let sum = powers.reduce(0, +)
    return [
        KernelCase.Run(n: size, arguments: [.floats(values), .output(size)], expected: [powers.map { $0 / sum }])
    ]
}

private func unary(
    _ operation: Scalar.Unary, over range: ClosedRange<Float> = -4...4, _ expected: @escaping @Sendable (Double) -> Double
) -> KernelCase {
    let inputs = (0...64).map { step in
        (range.lowerBound + (range.upperBound - range.lowerBound) * Float(step) / 64, Float(0))
    }
    return map("\(operation.rawValue)_of", tolerance: 1e-6, inputs: inputs) { x, _, _ in
        .unary(operation, x)
    } _: { x, _ in expected(x) }
}

let mathCases: [KernelCase] = [
    softmax,
    unary(.sqrt, over: 0...100) { $0.squareRoot() },
    unary(.floor) { $0.rounded(.down) },
    unary(.exp) { exp($0) },
    unary(.expm1, over: -1...1) { expm1($0) },
    unary(.log, over: 0.01...50) { log($0) },
    unary(.log1p, over: -0.5...3) { log1p($0) },
    unary(.tanh) { tanh($0) },
    unary(.sigmoid) { 1 / (1 + exp(-$0)) },
    unary(.softplus, over: -30...30) { $0 > 0 ? $0 + log1p(exp(-$0)) : log1p(exp($0)) },
    unary(.sin) { sin($0) },
    unary(.cos) { cos($0) },
    unary(.erf) { erf($0) },
    map("power_of", tolerance: 1e-5, inputs: (1...20).map { (Float($0) / 4, Float($0 % 7) - 3.5) }) { x, y, _ in
        .binary(.power, x, y)
    } _: { pow($0, $1) },
    map("square_root_of_cube", tolerance: 1e-6, inputs: (1...20).map { (Float($0) / 4, 0) }) { x, _, isVector in
        .binary(.power, x, .constant(1.5, vector: isVector))
    } _: { x, _ in pow(x, 1.5) },
]
