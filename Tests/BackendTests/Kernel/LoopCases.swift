import LoopIR
import TensorIR
import TestSupport

private let x = Pointer("x"), z = Pointer("z"), indices = Pointer("indices")
private let i = Variable("i")

/// z = a · x + z, or without the z, as `accumulate` says; whole vectors, then single floats.
private let saxpy = KernelCase(name: "saxpy") { target in
    let factor = Value.register(Register("factor", vector: false))
    func loops(adding: Bool) -> [Statement] {
        func step(_ lanes: Lanes) -> [Statement] {
            let a: Value = lanes == .one ? factor : .broadcast(factor)
            let product = Value.binary(.multiply, a, .load(Place(x, Index(i)), lanes))
            let old = Value.load(Place(z, Index(i)), lanes)
            return [.store(Place(z, Index(i)), adding ? .binary(.add, old, product) : product, lanes)]
        }
        return [
            .loop(Loop(i, to: Index(.n), step: target.lanes, isContinued: true, step(.all))),
            .loop(Loop(i, to: Index(.n), continues: true, step(.one))),
        ]
    }
    return Kernel(
        name: "saxpy", comment: ["z = factor · x, or z + factor · x; n numbers"],
        arguments: [
            Argument("x", .input), Argument("z", .output), Argument("accumulate", .accumulate),
            Argument("factor", .factor),
        ],
        body: [.branch(flag: .accumulate, then: loops(adding: true), otherwise: loops(adding: false))])
} runs: { size in
    let values = numbers(size)
    return [0, 1].map { accumulate in
        KernelCase.Run(
            n: size, arguments: [.floats(values), .output(size), .integer(accumulate), .float(-0.5)],
            expected: [values.doubles.map { -0.5 * $0 + (accumulate == 1 ? 77 : 0) }])
    }
}

/// Counters: how often a loop runs and where it ends, for steps that divide the range or do not.
private let counters = KernelCase(name: "counters", sizes: [1, 2, 3, 4, 5, 6, 7, 8, 13, 29]) { _ in
    let count = Register("count", vector: false)
    func counting(_ loop: Loop) -> Statement {
        var loop = loop
        loop.body = [.assign(count, .binary(.add, .register(count), .constant(1, vector: false)))]
        return .loop(loop)
    }
    func report(_ place: Int) -> [Statement] {
        [.store(Place(z, .constant(place)), .register(count), .one), .assign(count, .constant(0, vector: false))]
    }
    let end = Variable("end")
    return Kernel(
        name: "counters", comment: ["Runs of loops"], arguments: [Argument("z", .output)],
        body: [.declare(count, .constant(0, vector: false)), .define(end, .minimum(Index(.n) * 3 + -1, 20))]
            + [counting(Loop(i, from: 2, to: 30, step: 14, []))] + report(0)
            + [counting(Loop(i, from: 2, to: 31, step: 14, []))] + report(1)
            + [counting(Loop(i, to: Index(.n) * 4, step: 4, []))] + report(2)
            + [counting(Loop(i, from: 1, to: Index(.n), step: 4, isContinued: true, []))] + report(3)
            + [counting(Loop(i, to: Index(.n), step: 2, continues: true, isContinued: true, []))] + report(4)
            + [counting(Loop(i, to: Index(.n), continues: true, []))] + report(5)
            + [counting(Loop(i, to: Index(end), step: 3, isContinued: true, []))] + report(6)
            + [counting(Loop(i, to: Index(end), continues: true, []))] + report(7))
} runs: { n in
    let end = min(3 * n - 1, 20)
    let rest = n - 1
    let expected = [2, 2, n, rest / 4, rest % 4 / 2, rest % 4 % 2, end / 3, end % 3]
    return [KernelCase.Run(n: n, arguments: [.output(8)], expected: [expected.map(Double.init)])]
}

/// z[i] = x[f(i)] for index expressions of every kind.
private let places = KernelCase(name: "places") { _ in
    let n = Index(.n), here = Index(i), element = Index.element(indices, Index(i))
    let forms: [Index] = [
        here, n - here + -1, here * 2 - here, n - 1 + here * -1, .minimum(here, n - 1 - here), here / 3, here % 5,
        element, (element * 3 - element * 2 + n * 0), .minimum(element + 2, n) - 1, (n * 2 - here * 2 + -1) / 2,
        3 + (here - here) - 3, (here * 6 + 4) / 2 % 7 * 0 + here,
    ]
    return Kernel(
        name: "places", comment: ["Reads at \(forms.count) places for each of n"],
        arguments: [Argument("x", .input), Argument("indices", .indices), Argument("z", .output)],
        body: [
            .loop(
                Loop(
                    i, to: n,
                    forms.enumerated().map { number, form in
                        .store(Place(z, here * forms.count + .constant(number)), .load(Place(x, form), .one), .one)
                    }))
        ])
} runs: { n in
    let values = numbers(n + 4)
    let elements = (0..<n).map { (n - 1 - $0) / 2 }
    let expected = (0..<n).flatMap { i in
        let e = elements[i]
        return [
            i, n - i - 1, i, n - 1 - i, min(i, n - 1 - i), i / 3, i % 5, e, e, min(e + 2, n) - 1, (2 * n - 2 * i - 1) / 2,
            0, i,
        ].map { Double(values[$0]) }
    }
    return [
        KernelCase.Run(
            n: n, arguments: [.floats(values), .indices(elements.map(Int32.init)), .output(13 * n)], expected: [expected])
    ]
}

/// The remaining kinds of argument, and random masks.
private let dropout = KernelCase(name: "dropout_rows") { _ in
    let index = Index(i) + Index(.firstExample) * 3
    return Kernel(
        name: "dropout_rows", comment: ["n numbers"],
        arguments: [
            Argument("z", .output), Argument("unused", .input), Argument("weight", .exampleWeight),
            Argument("seed", .seed), Argument("first", .firstExample),
        ],
        body: [
            .loop(
                Loop(
                    i, to: Index(.n),
                    [
                        .store(
                            Place(z, Index(i)),
                            .binary(
                                .multiply, .register(Register("weight", vector: false)),
                                .dropoutMask(keep: 0.625, stream: 2, index: index)), .one)
                    ]))
        ])
} runs: { n in
    let expected = (0..<n).map { i in
        // splitmix64 from the state that seed 11 and stream 2 hash to.
        var seed = SplitMix(state: 11)
        let hash = seed.next() &+ 2
        var stream = SplitMix(state: hash &- 0x9e37_79b9_7f4a_7c15)
        var sequence = SplitMix(state: stream.next())
        for _ in 0..<(i + 3 * 4) { _ = sequence.next() }
        let draw = Double(sequence.next() >> 40) / Double(1 << 24)
        return draw < 0.625 ? 0.25 * 1.6 : 0.0
    }
    return [
        KernelCase.Run(
            n: n, arguments: [.output(n), .floats([0]), .float(0.25), .integer(11), .integer(4)], expected: [expected])
    ]
}

let loopCases: [KernelCase] = [saxpy, counters, places, dropout]
