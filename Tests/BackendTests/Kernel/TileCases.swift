import LoopIR
import TensorIR

private let a = Pointer("a"), b = Pointer("b"), c = Pointer("c")
private let k = Variable("k")

/// A 3-row tile of C = A · B in registers: A row-major [3][n], B a panel [n][2 · 16], C [3][32].
private let gemm = KernelCase(name: "gemm_tile", tolerance: 1e-6) { target in
    let vectors = 32 / target.lanes
    let sums = (0..<3).map { row in (0..<vectors).map { Register("c\(row)_\($0)", vector: true) } }
    let panel = (0..<vectors).map { Register("b\($0)", vector: true) }
    let row = Pointer("row")
    let step = panel.enumerated().map { vector, register in
        Statement.declare(register, .load(Place(b, Index(k) * 32 + .constant(vector * target.lanes)), .all))
    } + (0..<3).flatMap { m in
        panel.indices.map { vector in
            Statement.assign(
                sums[m][vector],
                .multiplyAdd(
                    .splat(Place(row, Index(.n) * 0 + .constant(m) + Index(k) * 3)), .register(panel[vector]),
                    .register(sums[m][vector])))
        }
    } + [.opaque(row), .prefetch(Place(b, Index(k) * 32), .l1), .prefetch(Place(c), .write)]
    return Kernel(
        name: "gemm_tile", comment: ["C[3][32] = A[n][3] transposed · B[n][32]"],
        arguments: [Argument("a", .input), Argument("b", .input), Argument("c", .output)],
        body: [.point(row, at: Place(a), isMutable: false)]
            + sums.joined().map { .declare($0, .constant(0, vector: true)) }
            + [.loop(Loop(k, to: Index(.n), unroll: 2, step))]
            + (0..<3).flatMap { m in
                (0..<vectors).map { vector in
                    .store(Place(c, .constant(32 * m + vector * target.lanes)), .register(sums[m][vector]), .all)
                }
            })
} runs: { size in
    let left = numbers(3 * size), right = numbers(32 * size, seed: 3)
    let product = (0..<3).flatMap { m in
        (0..<32).map { column in
            (0..<size).reduce(0.0) { $0 + Double(left[$1 * 3 + m]) * Double(right[$1 * 32 + column]) }
        }
    }
    return [
        KernelCase.Run(n: size, arguments: [.floats(left), .floats(right), .output(96)], expected: [product])
    ]
}

/// A tile on the stack: written in vectors, read back transposed in scalars.
private let transpose = KernelCase(name: "transpose_tile", sizes: [1]) { target in
    let tile = Pointer("tile"), source = Variable("r"), column = Variable("s")
    return Kernel(
        name: "transpose_tile", comment: ["B[16][4] = A[4][16] transposed"],
        arguments: [Argument("a", .input), Argument("b", .output)],
        body: [
            .local(tile, floats: 64),
            .loop(
                Loop(
                    source, to: 64, step: target.lanes, unroll: 1,
                    [.store(Place(tile, Index(source)), .load(Place(a, Index(source)), .all), .all)])),
            .loop(
                Loop(
                    column, to: 64,
                    [
                        .store(
                            Place(b, Index(column)),
                            .load(Place(tile, Index(column) % 4 * 16 + Index(column) / 4), .one), .one)
                    ])),
        ])
} runs: { _ in
    let values = numbers(64)
    let transposed = (0..<64).map { Double(values[$0 % 4 * 16 + $0 / 4]) }
    return [KernelCase.Run(n: 1, arguments: [.floats(values), .output(64)], expected: [transposed])]
}

let tileCases: [KernelCase] = [gemm, transpose]
