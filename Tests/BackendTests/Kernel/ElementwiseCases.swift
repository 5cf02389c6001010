import LoopIR
import TensorIR

private let x = Pointer("x"), y = Pointer("y"), z = Pointer("z"), w = Pointer("w")
private let i = Variable("i"), tail = Mask("tail")

/// z[i] = f(x[i], y[i]) in vectors with a masked end, and w[i] the same in scalars.
func map(
    _ name: String, tolerance: Double = 0, inputs: [(Float, Float)]? = nil,
    _ value: @escaping @Sendable (Value, Value, _ isVector: Bool) -> Value,
    _ expected: @escaping @Sendable (Double, Double) -> Double
) -> KernelCase {
    KernelCase(name: name, tolerance: tolerance) { target in
        let here = Index(i)
        func vector(_ lanes: Lanes) -> [Statement] {
            [.store(Place(z, here), value(.load(Place(x, here), lanes), .load(Place(y, here), lanes), true), lanes)]
        }
        return Kernel(
            name: name, comment: ["\(name), element by element"],
            arguments: [Argument("x", .input), Argument("y", .input), Argument("z", .output), Argument("w", .output)],
            body: [
                .loop(Loop(i, to: Index(.n), step: target.lanes, isContinued: true, vector(.all))),
                .mask(tail, count: Index(.n) - here),
            ] + vector(.masked(tail)) + [
                .loop(
                    Loop(
                        i, to: Index(.n),
                        [.store(Place(w, here), value(.load(Place(x, here), .one), .load(Place(y, here), .one), false), .one)])),
            ])
    } runs: { size in
        let pairs = inputs.map { pairs in (0..<size).map { pairs[($0 + size) % pairs.count] } }
            ?? Array(zip(numbers(size), numbers(size, seed: 2)))
        let results = pairs.map { expected(Double($0.0), Double($0.1)) }
        return [
            KernelCase.Run(
                n: size,
                arguments: [.floats(pairs.map(\.0)), .floats(pairs.map(\.1)), .output(size), .output(size)],
                expected: [results, results])
        ]
    }
}

/// Numbers with which comparisons and signs go wrong if they can.
private let special: [Float] = [0, -0.0, 1, -1, 0.5, -2.5, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, -3e38, 2.5]
private let specialPairs = special.flatMap { a in special.map { (a, $0) } }

private func unary(_ operation: Scalar.Unary, _ expected: @escaping @Sendable (Double) -> Double) -> KernelCase {
    map("\(operation.rawValue)_of", inputs: specialPairs.map { ($0.1, $0.0) }) { x, _, _ in
        .unary(operation, x)
    } _: { x, _ in expected(x) }
}

private func binary(
    _ operation: Scalar.Binary, inputs: [(Float, Float)]? = specialPairs,
    _ expected: @escaping @Sendable (Double, Double) -> Double
) -> KernelCase {
    map("\(operation.rawValue)_of", inputs: inputs, { x, y, _ in .binary(operation, x, y) }, expected)
}

private func select(_ comparison: Scalar.Comparison, _ name: String, _ holds: @escaping @Sendable (Double, Double) -> Bool) -> KernelCase {
    map("select_\(name)", inputs: specialPairs) { x, y, isVector in
        .select(comparison, x, y, then: .constant(2.5, vector: isVector), otherwise: y)
    } _: { x, y in holds(x, y) ? 2.5 : y }
}

private func power(_ exponent: Int) -> KernelCase {
    map("to_the_\(exponent < 0 ? "minus_" : "")\(abs(exponent))", tolerance: 1e-6) { x, _, isVector in
        .binary(.power, .binary(.add, x, .constant(4.5, vector: isVector)), .constant(Double(exponent), vector: isVector))
    } _: { x, _ in
        (0..<abs(exponent)).reduce(1.0) { power, _ in exponent < 0 ? power / (x + 4.5) : power * (x + 4.5) }
    }
}

let elementwiseCases: [KernelCase] = [
    unary(.negate) { -$0 },
    unary(.abs) { $0.magnitude },
    unary(.sign) { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 },
    binary(.add) { $0 + $1 },
    binary(.subtract) { $0 - $1 },
    binary(.multiply, inputs: nil) { $0 * $1 },
    binary(.divide) { $0 / $1 },
    binary(.maximum) { $0 > $1 ? $0 : $1 },
    binary(.minimum) { $0 < $1 ? $0 : $1 },
    map("relu", inputs: specialPairs.map { ($0.1, $0.0) }) { x, _, isVector in
        .binary(.maximum, x, .constant(0, vector: isVector))
    } _: { x, _ in x < 0 ? 0 : x },
    select(.less, "less") { $0 < $1 },
    select(.lessOrEqual, "less_or_equal") { $0 <= $1 },
    select(.equal, "equal") { $0 == $1 },
    map("multiply_add") { x, y, isVector in
        .multiplyAdd(x, y, .binary(.subtract, .constant(0.125, vector: isVector), y))
    } _: { $0 * $1 + (0.125 - $1) },
    map("constants") { x, _, isVector in
        .binary(.add, .binary(.multiply, x, .constant(-0.75, vector: isVector)), .constant(.infinity, vector: isVector))
    } _: { _, _ in .infinity },
    power(0), power(1), power(2), power(3), power(5), power(-1), power(-4), power(12),
]
