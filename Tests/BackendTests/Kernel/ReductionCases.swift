import LoopIR
import TensorIR

private let x = Pointer("x"), y = Pointer("y"), z = Pointer("z"), labels = Pointer("labels")
private let i = Variable("i"), j = Variable("j"), tail = Mask("tail")

/// z[0] = Σ x[i] · y[i], eight lanes or sixteen at a time.
private let dot = KernelCase(name: "dot", tolerance: 1e-6) { target in
    let sum = Register("sum", vector: true)
    func step(_ lanes: Lanes) -> [Statement] {
        [.assign(sum, .multiplyAdd(.load(Place(x, Index(i)), lanes), .load(Place(y, Index(i)), lanes), .register(sum)))]
    }
    return Kernel(
        name: "dot", comment: ["The sum of x[i] · y[i]; n numbers"],
        arguments: [Argument("x", .input), Argument("y", .input), Argument("z", .output)],
        body: [
            .declare(sum, .constant(0, vector: true)),
            .loop(Loop(i, to: Index(.n), step: target.lanes, isContinued: true, unroll: 4, step(.all))),
            .mask(tail, count: Index(.n) - Index(i)),
        ] + step(.masked(tail)) + [.store(Place(z), .across(.sum, .register(sum)), .one)])
} runs: { size in
    let a = numbers(size), b = numbers(size, seed: 2)
    let sum = zip(a.doubles, b.doubles).reduce(0) { $0 + $1.0 * $1.1 }
    return [KernelCase.Run(n: size, arguments: [.floats(a), .floats(b), .output(1)], expected: [[sum]])]
}

/// z[0], z[1] = the extrema of x; other lanes than those that exist hold ∓∞ by a blend.
private func extremum(_ operation: Reduce.Operation, _ combine: Scalar.Binary, neutral: Double) -> KernelCase {
    KernelCase(name: "\(operation.rawValue)_of_row") { target in
        let best = Register("best", vector: true)
        let outside = Value.constant(neutral, vector: true)
        return Kernel(
            name: "\(operation.rawValue)_of_row", comment: ["The \(operation.rawValue) of n numbers"],
            arguments: [Argument("x", .input), Argument("z", .output)],
            body: [
                .declare(best, outside),
                .loop(
                    Loop(
                        i, to: Index(.n), step: target.lanes, isContinued: true,
                        [.assign(best, .binary(combine, .register(best), .load(Place(x, Index(i)), .all)))])),
                .mask(tail, count: Index(.n) - Index(i)),
                .assign(
                    best,
                    .binary(
                        combine, .register(best), .blend(tail, .load(Place(x, Index(i)), .masked(tail)), outside))),
                .store(Place(z), .across(operation, .register(best)), .one),
            ])
    } runs: { size in
        // All of one sign, so that a lane of zeros that does not exist would win.
        let a = numbers(size).map { operation == .maximum ? -abs($0) - 1 : abs($0) + 1 }
        let best = operation == .maximum ? a.max()! : a.min()!
        return [KernelCase.Run(n: size, arguments: [.floats(a), .output(1)], expected: [[Double(best)]])]
    }
}

/// Row i of z is 1 at labels[i], 0 elsewhere: 21 columns as vectors with a masked end, then as scalars.
private let oneHot = KernelCase(name: "one_hot_rows") { target in
    let columns = 21
    let hot = { (isVector: Bool) in
        Value.oneHot(index: .element(labels, Index(i)), position: Index(j), vector: isVector)
    }
    let place = Index(i) * columns + Index(j)
    return Kernel(
        name: "one_hot_rows", comment: ["n rows of 21"],
        arguments: [Argument("labels", .indices), Argument("z", .output), Argument("y", .output)],
        body: [
            .loop(
                Loop(
                    i, to: Index(.n),
                    [
                        .loop(
                            Loop(
                                j, to: .constant(columns), step: target.lanes, isContinued: true,
                                [.store(Place(z, place), hot(true), .all)])),
                        .mask(tail, count: .constant(columns) - Index(j)),
                        .store(Place(z, place), hot(true), .masked(tail)),
                        .loop(Loop(j, to: .constant(columns), [.store(Place(y, place), hot(false), .one)])),
                    ]))
        ])
} runs: { size in
    let classes = (0..<size).map { Int32(($0 * 8) % 21) }
    let rows: [Double] = classes.flatMap { label in (0..<21).map { $0 == label ? 1.0 : 0.0 } }
    return [
        KernelCase.Run(
            n: size, arguments: [.indices(classes), .output(21 * size), .output(21 * size)], expected: [rows, rows])
    ]
}

let reductionCases: [KernelCase] = [
    dot, extremum(.maximum, .maximum, neutral: -.infinity), extremum(.minimum, .minimum, neutral: .infinity), oneHot,
]
