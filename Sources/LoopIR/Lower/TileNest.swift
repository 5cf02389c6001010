import TensorIR

/// The position of a tile in the three memories, as far as the loops around it have gone.
struct Position {
    var broadcast: Index = 0
    var vector: Index = 0
    var out: Index = 0
    /// Counters by axis of the result, for the operands of the epilogue.
    var counters: [(axis: Contraction.Axis, index: Index)] = []

    func advanced(along axis: Contraction.Axis, by index: Index) -> Position {
        var next = self
        func step(_ stride: Access.Stride?) -> Index { stride?.offset(of: index) ?? 0 }
        next.broadcast = broadcast + step(axis.broadcast)
        next.vector = vector + step(axis.vector)
        next.out = out + step(axis.out)
        next.counters.append((axis, index))
        return next
    }
}

/// The loops of a contraction around its register tiles: panels of columns, outer axes, tiles of rows, reduction.
struct TileNest {
    let builder: KernelBuilder
    let contraction: Contraction
    let schedule: Schedule
    /// The broadcast operand.
    let a: Pointer
    /// The vector operand.
    let b: Pointer
    /// The number of rows, where they are fewer than the row axis says; all tiles are whole then, so that both operands
    /// and result need room for those beyond.
    var rows: Index?
    /// What becomes of a tile's sums, rows of vectors, at its position; told the lanes of each vector.
    let store: ([[Register]], Position, (Int) -> Lanes) -> [Statement]
    private var lanes: Int { builder.target.lanes }

    init(
        _ builder: KernelBuilder, _ contraction: Contraction, _ schedule: Schedule, a: Pointer, b: Pointer, rows: Index? = nil,
        store: @escaping ([[Register]], Position, (Int) -> Lanes) -> [Statement]
    ) {
        (self.builder, self.contraction, self.schedule) = (builder, contraction, schedule)
        (self.a, self.b, self.rows, self.store) = (a, b, rows, store)
    }

    // MARK: Columns

    /// Whole blocks of columns in a loop over panels, then what is left.
    func columnBlocks(_ position: Position) -> [Statement] {
        let axis = contraction.column
        let block = schedule.vectors * lanes
        guard !axis.extent.isBatch else { return batchColumns(position) }
        let extent = axis.extent.factor
        let whole = extent / block
        var result: [Statement] = []
        if whole == 1 {
            result += outerLoops(contraction.outer, position.advanced(along: axis, by: 0)) {
                rowTiles($0, vectors: schedule.vectors, rest: nil)
            }
        } else if whole > 1 {
            let counter = builder.variable("j")
            let inner = outerLoops(contraction.outer, position.advanced(along: axis, by: .variable(counter))) {
                rowTiles($0, vectors: schedule.vectors, rest: nil)
            }
            result.append(.loop(Loop(counter, to: .constant(whole * block), step: block, inner)))
        }
        let rest = extent - whole * block
        if rest > 0 {
            let vectors = (rest + lanes - 1) / lanes
            var body: [Statement] = []
            var mask: Mask?
            if rest % lanes != 0 {
                let (last, declaration) = builder.mask("rest", count: .constant(rest % lanes))
                mask = last
                body.append(declaration)
            }
            result += body
            result += outerLoops(contraction.outer, position.advanced(along: axis, by: .constant(whole * block))) {
                rowTiles($0, vectors: vectors, rest: mask)
            }
        }
        return result
    }

    /// Columns that are examples: all blocks are whole, since their panels are padded; only
    /// existing examples are stored.
    private func batchColumns(_ position: Position) -> [Statement] {
        precondition(contraction.isTurned && contraction.isPadded, "examples as columns of an unpacked operand")
        let counter = builder.variable("b")
        // A turned tile bounds its own stores, so the loop may round the examples up.
        let block = schedule.vectors * lanes
        return [
            .loop(Loop(counter, to: contraction.column.extent.index + .constant(block - 1), step: block,
                outerLoops(contraction.outer, position.advanced(along: contraction.column, by: .variable(counter))) {
                    rowTiles($0, vectors: schedule.vectors, rest: nil)
                }))
        ]
    }

    private func outerLoops(
        _ axes: [Contraction.Axis], _ position: Position, _ body: (Position) -> [Statement]
    ) -> [Statement] {
        guard let axis = axes.first else { return body(position) }
        let counter = builder.variable(axis.extent.isBatch ? "b" : "i")
        return [
            .loop(Loop(counter, to: axis.extent.index,
                builder.scoped { outerLoops(Array(axes.dropFirst()), position.advanced(along: axis, by: .variable(counter)), body) }))
        ]
    }

    // MARK: Rows

    private func rowTiles(_ position: Position, vectors: Int, rest: Mask?) -> [Statement] {
        let axis = contraction.row
        func tile(_ index: Index, rows: Int) -> [Statement] {
            self.tile(position.advanced(along: axis, by: index), rows: rows, vectors: vectors, rest: rest)
        }
        if let rows {
            let counter = builder.variable("i")
            return [
                .loop(Loop(counter, to: rows + .constant(schedule.rows - 1), step: schedule.rows, tile(.variable(counter), rows: schedule.rows)))
            ]
        }
        if axis.extent.isBatch {
            // Any number of examples: tiles of full height, then of four rows, then single ones.
            let counter = builder.variable("i")
            let heights = [schedule.rows] + [4, 1].filter { $0 < schedule.rows }
            return heights.map { height in
                .loop(Loop(
                    counter, to: axis.extent.index, step: height, continues: height != heights.first,
                    isContinued: height != heights.last, tile(.variable(counter), rows: height)))
            }
        }
        let extent = axis.extent.factor
        let whole = extent / schedule.rows
        var result: [Statement] = []
        if whole == 1 {
            result += tile(0, rows: schedule.rows)
        } else {
            let counter = builder.variable("i")
            result.append(
                .loop(Loop(counter, to: .constant(whole * schedule.rows), step: schedule.rows,
                    tile(.variable(counter), rows: schedule.rows))))
        }
        let rest = extent % schedule.rows
        if rest > 0 { result += tile(.constant(whole * schedule.rows), rows: rest) }
        return result
    }

    // MARK: Tile

    private func tile(_ position: Position, rows: Int, vectors: Int, rest: Mask?) -> [Statement] {
        builder.scoped {
            let tileA = Pointer(builder.fresh("a"))
            let tileB = Pointer(builder.fresh("b"))
            let sums = (0..<rows).map { row in
                (0..<vectors).map { builder.register("s\(row)_\($0)", vector: true) }
            }
            func lanesOf(_ vector: Int) -> Lanes { vector == vectors - 1 ? rest.map(Lanes.masked) ?? .all : .all }
            let rowStride = contraction.row.broadcast?.affine ?? 0
            var body: [Statement] = [
                .point(tileA, at: Place(a, position.broadcast), isMutable: false),
                .point(tileB, at: Place(b, position.vector), isMutable: false),
            ]
            // One zero for all: `s0_1 = s0_0` is shorter than another call.
            for (number, register) in sums.joined().enumerated() {
                let isCopy = number > 0 && self.lanes > 1
                body.append(.declare(register, isCopy ? .register(sums[0][0]) : .constant(0, vector: true)))
            }
            body += reductionLoops(contraction.reduction, 0, 0, prefetching: tileA) { offsetA, offsetB in
                var statements: [Statement] = []
                if schedule.prefetchDistance > 0 {
                    for vector in stride(from: 0, to: vectors * self.lanes, by: 16) {
                        let ahead = schedule.prefetchDistance * (contraction.reduction.last?.vector?.affine ?? 0)
                        statements.append(.prefetch(Place(tileB, offsetB + .constant(ahead + vector)), .l1))
                    }
                }
                let columns = (0..<vectors).map { vector -> Value in
                    let lanes = contraction.isPadded ? .all : lanesOf(vector)
                    let register = builder.register("w\(vector)", vector: true)
                    statements.append(
                        .declare(register, .load(Place(tileB, offsetB + .constant(vector * self.lanes)), lanes)))
                    return .register(register)
                }
                for row in 0..<rows {
                    let element = Value.splat(Place(tileA, offsetA + .constant(row * rowStride)))
                    var factor = element
                    if vectors > 1 {
                        let register = builder.register("x\(row)", vector: true)
                        statements.append(.declare(register, element))
                        factor = .register(register)
                    }
                    for vector in 0..<vectors {
                        statements.append(
                            .assign(sums[row][vector], .multiplyAdd(factor, columns[vector], .register(sums[row][vector]))))
                    }
                }
                return statements
            }
            return [.block(body + store(sums, position, lanesOf))]
        }
    }

    private func reductionLoops(
        _ axes: [Contraction.Axis], _ offsetA: Index, _ offsetB: Index, prefetching a: Pointer,
        _ body: (Index, Index) -> [Statement]
    ) -> [Statement] {
        guard let axis = axes.first else { return body(offsetA, offsetB) }
        let remaining = Array(axes.dropFirst())
        let unroll = remaining.isEmpty && schedule.unroll > 1 ? schedule.unroll : nil
        func loop(_ extent: Index, _ strideA: Int, _ strideB: Int, _ startA: Index, _ startB: Index, unroll: Int?, ahead: Int? = nil) -> Statement {
            let counter = builder.variable("k")
            return .loop(Loop(counter, to: extent, unroll: unroll,
                builder.scoped {
                    let start = startA + .variable(counter) * strideA
                    // The next panel's rows of the broadcast operand, a line a step: they lie far
                    // from this one's, where no hardware looks.
                    let next = ahead.map { Statement.prefetch(Place(a, startA + .constant($0) + .variable(counter) * 16), .l1) }
                    return (next.map { [$0] } ?? [])
                        + reductionLoops(
                            remaining, start, startB + .variable(counter) * strideB, prefetching: a, body)
                }))
        }
        let widths = [axis.broadcast, axis.vector].compactMap { stride -> Int? in
            if case .panels(let width, _)? = stride { width } else { nil }
        }
        guard let width = widths.first else {
            return [loop(axis.extent.index, axis.broadcast!.affine!, axis.vector!.affine!, offsetA, offsetB, unroll: unroll)]
        }
        // A panelled reduction: whole panels, then the last one.
        func strides(_ stride: Access.Stride) -> (outer: Int, inner: Int) {
            switch stride {
            case .affine(let stride): (stride * width, stride)
            case .panels(_, let panel): (panel, 1)
            }
        }
        let (sa, sb) = (strides(axis.broadcast!), strides(axis.vector!))
        let whole = axis.extent.factor / width
        let rest = axis.extent.factor % width
        let panel = builder.variable("p")
        var result: [Statement] = [
            .loop(Loop(panel, to: .constant(whole), [
                loop(.constant(width), sa.inner, sb.inner, offsetA + .variable(panel) * sa.outer,
                    offsetB + .variable(panel) * sb.outer, unroll: remaining.isEmpty ? 4 : nil,
                    ahead: axis.broadcast?.affine == nil ? sa.outer : nil)
            ]))
        ]
        if rest > 0 {
            result.append(
                loop(.constant(rest), sa.inner, sb.inner, offsetA + .constant(whole * sa.outer),
                    offsetB + .constant(whole * sb.outer), unroll: nil))
        }
        return result
    }
}
