import TensorIR

/// The extent of a loop: fixed, or the n examples of the call times a factor.
package struct Extent: Hashable, Sendable {
    package var isBatch: Bool
    package var factor: Int
    package static func fixed(_ count: Int) -> Extent { Extent(isBatch: false, factor: count) }
    package static let batch = Extent(isBatch: true, factor: 1)

    /// As it is when a chunk is full.
    func count(capacity: Int) -> Int { isBatch ? capacity * factor : factor }
    var index: Index { isBatch ? .variable(.n) * factor : .constant(factor) }
}

/// A contraction as loops over two operands: vectors run along the `column` axis of one operand,
/// single elements of the other are broadcast, and a tile of rows × columns stays in registers
/// while the reduction runs.
///
///     out[…, row, column] = Σ broadcast[…, row, k] · vector[…, k, column]
package struct Contraction: Hashable, Sendable {
    /// One loop with its stride in each operand and in the result; nil where it does not occur.
    package struct Axis: Hashable, Sendable {
        var extent: Extent
        var broadcast: Access.Stride?
        var vector: Access.Stride?
        var out: Access.Stride?
        /// The axes of the result that it runs over, outermost first; −1 is the batch.
        var resultAxes: [Int] = []
    }
    /// The memory of the broadcast operand, the vector operand (packed, where `pack` says so) and the result.
    package var broadcast: Access
    package var vector: Access
    package var out: Access
    /// Result axes that are neither row nor column, outermost first.
    var outer: [Axis]
    var row: Axis
    var column: Axis
    /// A reduction that runs outside of the tiles, adding to the result: the batch, when every
    /// example has positions of its own to reduce over.
    var outerReduction: Axis?
    /// Outermost first.
    var reduction: [Axis]
    /// Whether the result is contiguous along the rows, so that tiles are turned before they are stored.
    var isTurned: Bool
    /// Whether the column axis of the vector operand is followed by zeros up to a whole panel.
    var isPadded: Bool
    var pack: Pack?
    /// Whether the left operand of the node is the broadcast one.
    package var broadcastsLeft: Bool

    /// Multiply-adds for a full chunk.
    func multiplyAdds(capacity: Int) -> Int {
        (outer + [row, column] + reduction + (outerReduction.map { [$0] } ?? []))
            .map { $0.extent.count(capacity: capacity) }.reduce(1, *)
    }
}

/// A copy of the vector operand into panels `[…][column / width][reduction…][width]`.
package struct Pack: Hashable, Sendable {
    package struct Axis: Hashable, Sendable {
        var extent: Extent
        var from: Access.Stride
        var to: Int
    }
    var source: Access
    /// All axes but the column.
    var axes: [Axis]
    /// `to` is the stride from panel to panel.
    var column: Axis
    var width: Int
    /// Of all panels, when a chunk is full.
    var floats: Int
}

/// Choosing the loops.
extension Contraction {
    /// - Parameters:
    ///   - out: where the result, or what the epilogue makes of it, goes.
    ///   - epilogue: what the maps behind the contraction touch, in the result's index space.
    ///   - invariant: what is packed once for many runs.
    init(
        _ graph: Graph, _ id: ValueID, access: [ValueID: Access], out: Access, epilogue: [Access], capacity: Int,
        invariant: Set<Memory> = []
    ) {
        guard case .contract(let contract) = graph[id].primitive,
            let left = access[graph[id].operands[0]], let right = access[graph[id].operands[1]]
        else { preconditionFailure("the contraction %\(id.index) lacks the memory of an operand or result") }
        let axes = Contraction.axes(
            of: contract, graph: graph, operands: graph[id].operands, left: left, right: right, out: out,
            epilogue: epilogue)
        var best: (cost: Int, contraction: Contraction)?
        for leftIsBroadcast in [true, false] {
            let oriented = leftIsBroadcast ? axes : axes.map(\.swapped)
            for position in [nil] + oriented.indices.map(Optional.some) {
                guard let candidate = Contraction(
                    oriented, column: position, broadcast: leftIsBroadcast ? left : right,
                    vector: leftIsBroadcast ? right : left, out: out, broadcastsLeft: leftIsBroadcast, capacity: capacity)
                else { continue }
                let cost = candidate.cost(capacity: capacity, invariant: invariant)
                if best == nil || cost < best!.cost { best = (cost, candidate) }
            }
        }
        guard let best else { preconditionFailure("no loops for the contraction \(contract) %\(id.index)") }
        self = best.contraction
    }

    /// The axes of a contraction, neighbours merged where all memories allow it.
    private static func axes(
        of contract: Contract, graph: Graph, operands: [ValueID], left: Access, right: Access, out: Access,
        epilogue: [Access]
    ) -> [Axis] {
        let shapes = operands.map { graph[$0].shape }
        let extents = graph.extents(of: contract, left: shapes[0], right: shapes[1])
        var axes: [Axis] = []
        if shapes[0].isBatched || shapes[1].isBatched {
            axes.append(
                Axis(
                    extent: .batch,
                    broadcast: shapes[0].isBatched ? .affine(left.batchStride) : nil,
                    vector: shapes[1].isBatched ? .affine(right.batchStride) : nil,
                    out: contract.overBatch ? nil : .affine(out.batchStride), resultAxes: contract.overBatch ? [] : [-1]))
        }
        var seen: Set<Contract.Label> = []
        for label in contract.left + contract.right where seen.insert(label).inserted {
            func stride(_ labels: [Contract.Label], _ access: Access) -> Access.Stride? {
                labels.firstIndex(of: label).map { access.axes[$0] }
            }
            var axis = Axis(
                extent: .fixed(extents[label]!), broadcast: stride(contract.left, left),
                vector: stride(contract.right, right), out: stride(contract.result, out),
                resultAxes: contract.result.firstIndex(of: label).map { [$0] } ?? [])
            if axis.extent == .fixed(1), axis.isAffine { continue }
            if axis.out == nil {
                // What only one operand is summed over, the other repeats along.
                axis.broadcast = axis.broadcast ?? .affine(0)
                axis.vector = axis.vector ?? .affine(0)
            }
            if let last = axes.last, let merged = last.merged(with: axis, epilogue: epilogue) {
                axes[axes.count - 1] = merged
            } else {
                axes.append(axis)
            }
        }
        return axes
    }

    private init?(
        _ axes: [Axis], column position: Int?, broadcast: Access, vector: Access, out: Access, broadcastsLeft: Bool,
        capacity: Int
    ) {
        // Without a column axis, a vector holds a single column.
        let column = position.map { axes[$0] }
            ?? Axis(extent: .fixed(1), broadcast: nil, vector: .affine(1), out: .affine(1))
        guard column.broadcast == nil, let columnVector = column.vector, let columnOut = column.out else { return nil }
        let isDirect = columnOut.isUnit
        var others = axes
        if let position { others.remove(at: position) }
        if isDirect && column.extent.isBatch { return nil }

        let candidates = others.indices.filter {
            others[$0].vector == nil && others[$0].out?.affine != nil && others[$0].broadcast?.affine != nil
                && (isDirect || others[$0].out == .affine(1))
        }
        let rowIndex = candidates.reversed().max { Contraction.fill(others[$0], capacity) < Contraction.fill(others[$1], capacity) }
        if !isDirect && rowIndex == nil { return nil }
        row = rowIndex.map { others.remove(at: $0) }
            ?? Axis(extent: .fixed(1), broadcast: .affine(0), vector: nil, out: .affine(0))
        outer = others.filter { $0.out != nil }
        reduction = others.filter { $0.out == nil }
        if outer.contains(where: { !$0.isAffine }) { return nil }
        if reduction.count > 1, let batch = reduction.firstIndex(where: { $0.extent.isBatch }) {
            outerReduction = reduction.remove(at: batch)
        }
        (self.broadcast, self.vector, self.out, self.column) = (broadcast, vector, out, column)
        (self.isTurned, self.broadcastsLeft) = (!isDirect, broadcastsLeft)
        if isTurned && (out.memory == .gradients || outerReduction != nil) { return nil }
        // Packed weights are zero behind their last output; a slice of them may begin in the middle of a vector.
        isPadded = vector.memory == .parameters && vector.offset.isMultiple(of: 16)
            && (outer + reduction).allSatisfy { ($0.vector?.affine ?? 0) % 16 == 0 }
        let vectorFits = columnVector.isUnit && (outer + reduction).allSatisfy { $0.vector?.affine != nil || $0.vector == nil }
            && columnVector.isCompatible(with: columnOut)
        if !vectorFits || (isTurned && column.extent.isBatch) { makePack(of: vector, capacity: capacity) }
    }

    /// How well tiles of at most 14 rows fill an axis; ties go to the later, inner one.
    private static func fill(_ axis: Axis, _ capacity: Int) -> Int {
        let count = axis.extent.count(capacity: capacity)
        let tiles = (count + 13) / 14
        return min(14, count / tiles) * 2 - (axis.extent.isBatch ? 1 : 0)
    }

    private mutating func makePack(of source: Access, capacity: Int) {
        let width = column.extent.count(capacity: capacity) <= 16 ? 16 : 32
        var stride = width
        let rest = (outerReduction.map { [$0] } ?? []) + outer + reduction
        var axes: [Pack.Axis] = []
        // The reduction lies innermost, so that a tile streams its panel.
        func add(_ axis: Axis) -> Int {
            axes.insert(Pack.Axis(extent: axis.extent, from: axis.vector!, to: stride), at: 0)
            defer { stride *= axis.extent.count(capacity: capacity) }
            return stride
        }
        for i in reduction.indices.reversed() where reduction[i].vector != nil {
            reduction[i].vector = .affine(add(reduction[i]))
        }
        let panelStride = stride
        let panels = (column.extent.count(capacity: capacity) + width - 1) / width
        stride *= panels
        for i in outer.indices.reversed() where outer[i].vector != nil && !outer[i].extent.isBatch {
            outer[i].vector = .affine(add(outer[i]))
        }
        for i in outer.indices where outer[i].vector != nil && outer[i].extent.isBatch {
            outer[i].vector = .affine(add(outer[i]))
        }
        if var batch = outerReduction {
            batch.vector = .affine(add(batch))
            outerReduction = batch
        }
        precondition(rest.filter { $0.vector != nil }.count == axes.count, "an axis was left out of a pack")
        pack = Pack(
            source: source, axes: axes,
            column: Pack.Axis(extent: column.extent, from: column.vector!, to: panelStride), width: width,
            floats: stride)
        column.vector = .panels(width: width, stride: panelStride)
        isPadded = true
    }

    mutating func place(packIn memory: Memory) {
        vector = Access(memory: memory, batchStride: 0, axes: [])
    }

    /// Rough cycles: two vector multiply-adds a cycle, two cycles for every element moved.
    private func cost(capacity: Int, invariant: Set<Memory>) -> Int {
        let columns = column.extent.count(capacity: capacity)
        let filled = (columns + 15) / 16 * 16
        let fma = multiplyAdds(capacity: capacity) / max(1, columns) * filled / 32
        let rows = min(14, row.extent.count(capacity: capacity))
        // A tile of few rows waits for its loads.
        let slow = rows < 4 ? fma * 2 / rows : 0
        var moved = 0
        if let pack, !invariant.contains(pack.source.memory) { moved += pack.floats }
        if isTurned {
            moved += (outer + [row, column]).map { $0.extent.count(capacity: capacity) }.reduce(1, *)
        }
        return fma + slow + 2 * moved
    }
}

extension Access.Stride {
    /// Whether neighbours along the axis are neighbours in memory (within a panel).
    var isUnit: Bool {
        switch self {
        case .affine(let stride): stride == 1
        case .panels: true
        }
    }

    /// Whether blocks of one axis can be addressed in both operands: panels of one width, or none.
    func isCompatible(with other: Access.Stride) -> Bool {
        switch (self, other) {
        case (.panels(let a, _), .panels(let b, _)): a == b
        case (.affine, _), (_, .affine): true
        }
    }
}

extension Contraction.Axis {
    var isAffine: Bool { [broadcast, vector, out].allSatisfy { $0 == nil || $0!.affine != nil } }

    var swapped: Contraction.Axis {
        Contraction.Axis(extent: extent, broadcast: vector, vector: broadcast, out: out, resultAxes: resultAxes)
    }

    /// The stride of an epilogue's operand along the axis.
    func stride(of access: Access) -> Int {
        guard let axis = resultAxes.last else { return 0 }
        if axis == -1 { return access.batchStride }
        guard let stride = access.axes[axis].affine else { preconditionFailure("an epilogue's operand in panels") }
        return stride
    }

    /// One axis in place of this and an inner one, where every memory steps evenly over both.
    func merged(with inner: Contraction.Axis, epilogue: [Access]) -> Contraction.Axis? {
        guard !inner.extent.isBatch, isAffine, inner.isAffine else { return nil }
        for (a, b) in [(broadcast, inner.broadcast), (vector, inner.vector), (out, inner.out)] {
            guard (a == nil) == (b == nil) else { return nil }
            if let a = a?.affine, let b = b?.affine, a != b * inner.extent.factor { return nil }
        }
        guard epilogue.allSatisfy({ stride(of: $0) == inner.stride(of: $0) * inner.extent.factor }) else { return nil }
        var result = inner
        result.resultAxes = resultAxes + inner.resultAxes
        result.extent = Extent(isBatch: extent.isBatch, factor: extent.factor * inner.extent.factor)
        return result
    }
}
