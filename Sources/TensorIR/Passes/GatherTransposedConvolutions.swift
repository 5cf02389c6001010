extension Graph {
    /// Turns the data gradient of a convolution, unwindow(contract(g, w)), into a convolution of g
    /// again: with gaps of stride − 1 between its elements and reach − 1 zeros around it, every
    /// element of the result gathers from one window, met with the reversed weights. A slice of it
    /// (the padding of the forward convolution) moves into that padding.
    func gatheringTransposedConvolutions() -> Graph {
        rewriting { graph, _, node in
            guard case .unwindow(let window, _) = node.primitive, case .contract(let contract) = graph[node.operands[0]].primitive
            else { return nil }
            let operands = graph[node.operands[0]].operands
            return graph.appendGathered(window, contract, operands, node.origin)
                ?? graph.appendGathered(window, contract.swapped, operands.reversed(), node.origin)
        }
    }

    /// The left operand must have the labels of the windows, the right one those of their entries.
    private mutating func appendGathered(
        _ window: Window, _ contract: Contract, _ operands: [ValueID], _ origin: Origin
    ) -> ValueID? {
        let behind = window.axes.last!.axis + 1
        let places = window.axes.map { contract.result[$0.axis] }
        let entries = Array(contract.result[behind..<behind + window.axes.count])
        guard places.allSatisfy({ contract.left.contains($0) && !contract.right.contains($0) }),
            entries.allSatisfy({ contract.right.contains($0) && !contract.left.contains($0) })
        else { return nil }

        var pad = Pad(contract.left.map { _ in Pad.Axis() })
        var axes: [(axis: Window.Axis, entry: Contract.Label)] = []
        for (index, axis) in window.axes.enumerated() {
            let position = contract.left.firstIndex(of: places[index])!
            pad.axes[position] = Pad.Axis(low: axis.reach - 1, high: axis.reach - 1, interior: axis.stride - 1)
            axes.append((Window.Axis(position, size: axis.size, dilation: axis.dilation), entries[index]))
        }
        axes.sort { $0.axis.axis < $1.axis.axis }
        let padded = append(.pad(pad), [operands[0]], origin: origin)
        let windows = append(.window(Window(axes.map(\.axis))), [padded], origin: origin)
        let reversed = append(
            .reverse(axes: entries.map { contract.right.firstIndex(of: $0)! }.sorted()), [operands[1]], origin: origin)

        var gathered = contract
        gathered.left.insert(contentsOf: axes.map(\.entry), at: axes.last!.axis.axis + 1)
        gathered.result.removeSubrange(behind..<behind + window.axes.count)
        return append(.contract(gathered), [windows, reversed], origin: origin)
    }

    /// Moves slices of values that nothing else reads towards their source: through a contraction
    /// into its windows, through windows into what they show, through reshapes of other axes.
    func movingSlices() -> Graph {
        let uses = useCounts
        return rewriting { graph, id, node in
            guard case .slice(let slice) = node.primitive, uses[self[id].operands[0].index] == 1 else { return nil }
            return graph.appendMoved(slice, node)
        }
    }

    private mutating func appendMoved(_ slice: Slice, _ node: Node) -> ValueID? {
        let source = self[node.operands[0]]
        guard let operand = source.operands.first, slice != Slice(whole: source.shape.dims) else { return nil }
        let dims = self[operand].shape.dims
        switch source.primitive {
        case .contract(let contract):
            var part = Slice(whole: dims)
            for (label, axis) in zip(contract.result, slice.axes)
            where axis != Slice.Axis(start: 0, count: source.shape.dims[contract.result.firstIndex(of: label)!]) {
                guard let position = contract.left.firstIndex(of: label), !contract.right.contains(label) else { return nil }
                part.axes[position] = axis
            }
            let sliced = append(.slice(part), [operand], origin: node.origin)
            return append(.contract(contract), [sliced, source.operands[1]], origin: node.origin)
        case .window(let window):
            let behind = window.axes.last!.axis + 1
            let sizes = behind..<behind + window.axes.count
            guard Array(slice.axes[sizes]) == Array(Slice(whole: source.shape.dims).axes[sizes]) else { return nil }
            var part = Slice(Array(slice.axes[..<behind] + slice.axes[sizes.upperBound...]))
            for axis in window.axes {
                let places = part.axes[axis.axis]
                guard places.step == 1 else { return nil }
                part.axes[axis.axis] = Slice.Axis(
                    start: places.start * axis.stride, count: (places.count - 1) * axis.stride + axis.reach)
            }
            let sliced = append(.slice(part), [operand], origin: node.origin)
            return append(.window(window), [sliced], origin: node.origin)
        case .reshape:
            let whole = Slice(whole: source.shape.dims).axes
            let front = (slice.axes.indices.last { slice.axes[$0] != whole[$0] } ?? -1) + 1
            guard dims.count >= front, dims[..<front] == source.shape.dims[..<front] else { return nil }
            let part = Slice(Array(slice.axes[..<front] + Slice(whole: dims).axes[front...]))
            let sliced = append(.slice(part), [operand], origin: node.origin)
            return appendReshape(sliced, node.shape.dims, origin: node.origin)
        case .input, .target, .parameter, .constant, .exampleWeight, .map, .broadcast, .reduce, .unwindow, .pad, .slice,
            .concatenate, .transpose, .reverse, .softmax, .logSumExp, .route, .oneHot, .prefixMask, .gather,
            .scatterAdd, .pick, .unpick, .dropoutMask, .scan:
            return nil
        }
    }
}

extension Contract {
    /// The same sum with the operands the other way round.
    var swapped: Contract { Contract(left: right, right: left, result: result, overBatch: overBatch, isDirect: isDirect) }
}
