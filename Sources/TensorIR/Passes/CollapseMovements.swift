extension Graph {
    /// Removes reshapes, transposes, broadcasts, pads, slices, reversals and sums that change
    /// nothing, and joins chains of them; contractions take over transposes and broadcasts of
    /// their operands as labels.
    func collapsingMovements() -> Graph {
        rewriting { graph, _, node in graph.collapse(node) }
    }

    private mutating func collapse(_ node: Node) -> ValueID? {
        guard let operand = node.operands.first else { return nil }
        let source = self[operand]
        let dims = source.shape.dims

        switch node.primitive {
        case .reshape:
            if dims == node.shape.dims { return operand }
            if case .reshape = source.primitive { return appendReshape(source.operands[0], node.shape.dims, origin: node.origin) }
            return appendBeforeWindows(node)
        case .transpose(let axes):
            if axes == Array(axes.indices) { return operand }
            guard case .transpose(let inner) = source.primitive else { return nil }
            return appendTranspose(source.operands[0], axes.map { inner[$0] }, origin: node.origin)
        case .broadcast(let broadcast):
            if source.shape == node.shape && broadcast.axes == Array(dims.indices) { return operand }
            guard case .broadcast(let inner) = source.primitive else { return nil }
            return appendBroadcast(
                source.operands[0], to: node.shape, axes: inner.axes.map { broadcast.axes[$0] }, origin: node.origin)
        case .reverse(let axes):
            let moved = axes.filter { dims[$0] > 1 }
            if moved.isEmpty { return operand }
            guard case .reverse(let inner) = source.primitive, inner == axes else { return nil }
            return source.operands[0]
        case .pad(let pad):
            if node.shape.dims == dims { return operand }
            guard case .pad(let inner) = source.primitive, inner.value == pad.value, pad.axes.allSatisfy({ $0.interior == 0 })
            else { return nil }
            let joined = zip(inner.axes, pad.axes).map {
                Pad.Axis(low: $0.low + $1.low, high: $0.high + $1.high, interior: $0.interior)
            }
            return append(.pad(Pad(joined, value: pad.value)), source.operands, origin: node.origin)
        case .slice(let slice):
            return collapse(slice, of: operand, node)
        case .reduce(let reduce):
            return collapse(reduce, of: operand, node)
        case .concatenate:
            return node.operands.count == 1 ? operand : nil
        case .window(let window):
            return window.axes.isEmpty ? operand : nil
        case .unwindow(let window, let extents):
            return window.axes.isEmpty ? operand : unwindowBeforeReshape(window, extents, of: operand, node)
        case .contract(let contract):
            return collapse(contract, node)
        case .input, .target, .parameter, .constant, .exampleWeight, .map, .softmax, .logSumExp, .route, .oneHot,
            .prefixMask, .gather, .scatterAdd, .pick, .unpick, .dropoutMask, .scan:
            return nil
        }
    }

    /// reshape(window(x)) = window(reshape(x)), and so for a padding, where the reshape only splits or
    /// joins axes behind, as for the channels of grouped convolutions.
    private mutating func appendBeforeWindows(_ node: Node) -> ValueID? {
        let source = self[node.operands[0]]
        let front: Int, added: Int
        switch source.primitive {
        case .window(let window): (front, added) = (window.axes.last!.axis + 1, window.axes.count)
        case .pad(let pad): (front, added) = ((pad.axes.lastIndex { $0 != Pad.Axis() } ?? -1) + 1, 0)
        case .input, .target, .parameter, .constant, .exampleWeight, .map, .broadcast, .reduce, .contract, .unwindow, .slice,
            .concatenate, .reshape, .transpose, .reverse, .softmax, .logSumExp, .route, .oneHot, .prefixMask, .gather,
            .scatterAdd, .pick, .unpick, .dropoutMask, .scan:
            return nil
        }
        let kept = front + added, dims = node.shape.dims
        guard dims.count >= kept, source.shape.dims[..<kept] == dims[..<kept] else { return nil }
        let outer = self[source.operands[0]].shape.dims[..<front]
        let inner = appendReshape(source.operands[0], Array(outer + dims[kept...]), origin: node.origin)
        if case .pad(let pad) = source.primitive {
            let axes = pad.axes[..<front] + dims[kept...].map { _ in Pad.Axis() }
            return append(.pad(Pad(Array(axes), value: pad.value)), [inner], origin: node.origin)
        }
        return append(source.primitive, [inner], origin: node.origin)
    }

    /// A slice of a slice is one slice; a slice of a padding is a smaller padding.
    private mutating func collapse(_ slice: Slice, of operand: ValueID, _ node: Node) -> ValueID? {
        let source = self[operand]
        if slice == Slice(whole: source.shape.dims) { return operand }
        switch source.primitive {
        case .slice(let inner):
            let joined = zip(inner.axes, slice.axes).map {
                Slice.Axis(start: $0.start + $1.start * $0.step, count: $1.count, step: $0.step * $1.step)
            }
            return append(.slice(Slice(joined)), source.operands, origin: node.origin)
        case .pad(let pad):
            let inside = self[source.operands[0]].shape.dims
            if slice == pad.inner(of: inside) { return source.operands[0] }
            guard let (kept, smaller) = pad.cropped(to: slice, of: inside) else { return nil }
            let part =
                kept == Slice(whole: inside) ? source.operands[0] : append(.slice(kept), source.operands, origin: node.origin)
            return append(.pad(smaller), [part], origin: node.origin)
        case .input, .target, .parameter, .constant, .exampleWeight, .map, .broadcast, .reduce, .contract, .window, .unwindow,
            .concatenate, .reshape, .transpose, .reverse, .softmax, .logSumExp, .route, .oneHot, .prefixMask, .gather,
            .scatterAdd, .pick, .unpick, .dropoutMask, .scan:
            return nil
        }
    }

    /// A sum of a sum is one sum, as is the maximum of maxima.
    private mutating func collapse(_ reduce: Reduce, of operand: ValueID, _ node: Node) -> ValueID? {
        let source = self[operand]
        if !reduce.overBatch && reduce.axes.allSatisfy({ source.shape.dims[$0] == 1 }) {
            return appendReshape(operand, node.shape.dims, origin: node.origin)
        }
        guard case .reduce(let inner) = source.primitive, inner.operation == reduce.operation else { return nil }
        let rank = self[source.operands[0]].shape.rank
        let kept = (0..<rank).filter { !inner.axes.contains($0) }
        let axes = (inner.axes + reduce.axes.map { kept[$0] }).sorted()
        let joined = Reduce(reduce.operation, axes: axes, overBatch: inner.overBatch || reduce.overBatch)
        return append(.reduce(joined), source.operands, origin: node.origin)
    }

    /// unwindow(reshape(x)) = reshape(unwindow(x)) where the reshape only splits or joins axes
    /// behind the windows, as for the channels of grouped convolutions.
    private mutating func unwindowBeforeReshape(_ window: Window, _ extents: [Int], of operand: ValueID, _ node: Node) -> ValueID?
    {
        let source = self[operand]
        guard case .reshape(let dims) = source.primitive else { return nil }
        let inside = self[source.operands[0]].shape.dims
        let front = window.axes.last!.axis + 1 + window.axes.count
        guard inside.count >= front, inside[..<front] == dims[..<front] else { return nil }
        let outer = Array(extents[..<(front - window.axes.count)] + inside[front...])
        let sum = append(.unwindow(window, extents: outer), source.operands, origin: node.origin)
        return appendReshape(sum, extents, origin: node.origin)
    }

    private mutating func collapse(_ contract: Contract, _ node: Node) -> ValueID? {
        var joined = contract
        var operands = node.operands
        (joined.left, operands[0]) = labels(contract, contract.left, of: operands[0], beside: contract.right, operands[1])
        (joined.right, operands[1]) = labels(contract, contract.right, of: operands[1], beside: joined.left, operands[0])
        return operands == node.operands ? nil : append(.contract(joined), operands, origin: node.origin)
    }

    /// Operand and labels without a transpose or a broadcast that the labels can say. What the contraction sums over,
    /// the batch included, stays an axis of both operands.
    private func labels(
        _ contract: Contract, _ labels: [Contract.Label], of operand: ValueID, beside others: [Contract.Label], _ other: ValueID
    ) -> ([Contract.Label], ValueID) {
        let source = self[operand]
        switch source.primitive {
        case .transpose(let axes):
            return (axes.indices.map { labels[axes.firstIndex(of: $0)!] }, source.operands[0])
        case .broadcast(let broadcast):
            let dropped = labels.indices.filter { !broadcast.axes.contains($0) }.map { labels[$0] }
            let keepsBatch = self[source.operands[0]].shape.isBatched == source.shape.isBatched
                || self[other].shape.isBatched && !contract.overBatch
            guard keepsBatch, dropped.allSatisfy(others.contains) else { return (labels, operand) }
            return (broadcast.axes.map { labels[$0] }, source.operands[0])
        case .input, .target, .parameter, .constant, .exampleWeight, .map, .reduce, .contract, .window, .unwindow, .pad, .slice,
            .concatenate, .reshape, .reverse, .softmax, .logSumExp, .route, .oneHot, .prefixMask, .gather,
            .scatterAdd, .pick, .unpick, .dropoutMask, .scan:
            return (labels, operand)
        }
    }
}

extension Pad {
    /// The slice of the operand, and the padding of it, that give a slice of the padded operand;
    /// nil where a step or the gaps between elements are in the way.
    fileprivate func cropped(to slice: Slice, of dims: [Int]) -> (kept: Slice, smaller: Pad)? {
        var kept = Slice(whole: dims), smaller = self
        for (index, axis) in slice.axes.enumerated() {
            let pad = axes[index], spacing = pad.interior + 1
            let end = axis.start + axis.count, span = (dims[index] - 1) * spacing + 1
            guard axis.step == 1 else { return nil }
            if pad.interior > 0 && (axis.start > pad.low || end < pad.low + span) { return nil }
            let first = max(0, axis.start - pad.low), last = min(span, end - pad.low)
            guard first < last else { return nil }
            smaller.axes[index].low = max(0, pad.low - axis.start)
            smaller.axes[index].high = max(0, end - pad.low - span)
            if pad.interior == 0 { kept.axes[index] = Slice.Axis(start: first, count: last - first) }
        }
        return (kept, smaller)
    }
}
