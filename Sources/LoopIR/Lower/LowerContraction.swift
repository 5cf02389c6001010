import TensorIR

/// A contraction as a nest of register tiles with the region's maps in its epilogue.
///
/// Order: outer reduction, then panels of columns, outer axes, tiles of rows, reduction.
extension KernelBuilder {
    func lowerContraction() -> [Statement] {
        let id = region.anchor!
        guard let contraction = plan.contractions[id] else { preconditionFailure("%\(id.index) has no planned loops") }
        let operands = graph[id].operands
        let (left, right) = contraction.broadcastsLeft ? (operands[0], operands[1]) : (operands[1], operands[0])
        let a = pointer(contraction.broadcast, named: stem(for: left))
        let b = pointer(contraction.vector, named: contraction.pack == nil ? stem(for: right) : "packed")
        func nest(adds: Variable?) -> TileNest {
            let epilogue = Epilogue(builder: self, contraction: contraction, id: id, adds: adds)
            return TileNest(
                self, contraction, .choose(for: contraction, target: target, capacity: plan.capacity), a: a, b: b,
                store: contraction.isTurned ? epilogue.storeTurned : epilogue.store)
        }
        guard let batch = contraction.outerReduction else { return nest(adds: nil).columnBlocks(Position()) }
        let counter = variable("b")
        let adds = variable("adds")
        return [
            .loop(Loop(counter, to: batch.extent.index,
                // The first example replaces the result, unless this chunk adds to an earlier one.
                [.define(adds, .variable(counter) + (contraction.out.memory == .gradients ? .variable(accumulate) : 0))]
                    + nest(adds: adds).columnBlocks(Position().advanced(along: batch, by: .variable(counter)))))
        ]
    }
}

/// What a contraction does with the sums of a tile.
private struct Epilogue {
    let builder: KernelBuilder
    let contraction: Contraction
    let id: ValueID
    /// Whether the sums add to what is there already, where the loops say so.
    let adds: Variable?
    private var lanes: Int { builder.target.lanes }
    private var isGradient: Bool { contraction.out.memory == .gradients }

    func store(_ sums: [[Register]], _ position: Position, lanesOf: (Int) -> Lanes) -> [Statement] {
        var statements: [Statement] = []
        if isGradient || adds != nil {
            // Sums over the batch: no maps follow them.
            precondition(builder.region.members.isEmpty, "maps behind a gradient")
            let out = builder.output(id)
            let flag = adds ?? builder.accumulate
            var additions: [Statement] = []
            for (row, vectors) in sums.enumerated() {
                for (vector, sum) in vectors.enumerated() {
                    let place = Place(out, position.out + .constant(row * contraction.row.out!.affine! + vector * lanes))
                    additions.append(.assign(sum, .binary(.add, .register(sum), .load(place, lanesOf(vector)))))
                    statements.append(.store(place, .register(sum), lanesOf(vector)))
                }
            }
            return [.branch(flag: flag, then: additions, otherwise: [])] + statements
        }
        for (row, vectors) in sums.enumerated() {
            for (vector, sum) in vectors.enumerated() {
                var point = evaluator(
                    position, lanesOf(vector), row: .constant(row), column: .constant(vector * lanes), along: contraction.column)
                point.known[id] = .register(sum)
                point.finish()
                statements += point.statements
            }
        }
        return statements
    }

    /// Stores a tile whose result is contiguous along the rows: through the stack, one column at a time.
    func storeTurned(_ sums: [[Register]], _ position: Position, lanesOf: (Int) -> Lanes) -> [Statement] {
        precondition(adds == nil && !isGradient, "a gradient stored turned")
        let width = sums[0].count * lanes
        let height = (sums.count + lanes - 1) / lanes * lanes
        let tile = Pointer(builder.fresh("tile"))
        let turned = Pointer(builder.fresh("turned"))
        var statements: [Statement] = [.local(tile, floats: sums.count * width), .local(turned, floats: height * width)]
        for (row, vectors) in sums.enumerated() {
            for (vector, sum) in vectors.enumerated() {
                statements.append(.store(Place(tile, .constant(row * width + vector * lanes)), .register(sum), .all))
            }
        }
        let (row, column) = (builder.variable("r"), builder.variable("c"))
        statements.append(
            .loop(Loop(row, to: .constant(sums.count), [
                .loop(Loop(column, to: .constant(width), [
                    .store(
                        Place(turned, .variable(column) * height + .variable(row)),
                        .load(Place(tile, .variable(row) * width + .variable(column)), .one), .one)
                ]))
            ])))
        let start = position.counters.first { $0.axis == contraction.column }!.index
        let end = Index.minimum(.constant(width), contraction.column.extent.index - start)
        let store = builder.variable("c")
        var body: [Statement] = []
        for first in stride(from: 0, to: sums.count, by: lanes) {
            var lanesHere = Lanes.all
            if sums.count - first < lanes {
                let (mask, declaration) = builder.mask("rest", count: .constant(sums.count - first))
                body.append(declaration)
                lanesHere = .masked(mask)
            }
            var point = evaluator(position, lanesHere, row: .constant(first), column: .variable(store), along: contraction.row)
            let register = builder.register("t", vector: true)
            body.append(.declare(register, .load(Place(turned, .variable(store) * height + .constant(first)), lanesHere)))
            point.known[id] = .register(register)
            point.finish()
            body += point.statements
        }
        statements.append(.loop(Loop(store, to: end, body)))
        return statements
    }

    /// Evaluates the epilogue at an element of the tile: operands share the result's index space, so
    /// their strides are found by the axes that the loops run over.
    private func evaluator(
        _ position: Position, _ lanes: Lanes, row: Index, column: Index, along vectorAxis: Contraction.Axis
    ) -> PointEvaluator {
        PointEvaluator(
            builder, lanes: lanes,
            locate: { access in
                var offset = Index.constant(0)
                for (axis, index) in position.counters {
                    offset = offset + index * axis.stride(of: access)
                }
                offset = offset + row * contraction.row.stride(of: access)
                offset = offset + column * contraction.column.stride(of: access)
                return (offset, vectorAxis.stride(of: access))
            })
    }
}
