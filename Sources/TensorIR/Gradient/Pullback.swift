extension Graph {
    /// What the gradient of a value's use as the operand at `position` of a node is, given the
    /// gradient of the node's value: the transposed derivative. Nil where it is zero everywhere.
    /// In the operand's shape.
    mutating func appendPullback(of id: ValueID, to position: Int, gradient: ValueID) -> ValueID? {
        let node = self[id]
        let origin = node.origin.ofGradient
        let shape = node.operands.isEmpty ? node.shape : self[node.operands[position]].shape

        switch node.primitive {
        case .input, .target, .parameter, .constant, .exampleWeight, .dropoutMask, .oneHot, .prefixMask:
            return nil
        case .map(let formula):
            return pullback(ofMap: formula, id, to: position, gradient, origin)
        case .broadcast(let broadcast):
            return pullback(of: broadcast, to: shape, gradient, origin)
        case .reduce(let reduce):
            return pullback(of: reduce, operand: node.operands[0], gradient, origin)
        case .contract(let contract):
            return pullback(of: contract, node.operands, to: position, gradient, origin)
        case .window(let window):
            return append(.unwindow(window, extents: shape.dims), [gradient], origin: origin)
        case .unwindow(let window, _):
            return append(.window(window), [gradient], origin: origin)
        case .pad(let pad):
            return append(.slice(pad.inner(of: shape.dims)), [gradient], origin: origin)
        case .slice(let slice):
            return append(.pad(slice.around(shape.dims)), [gradient], origin: origin)
        case .concatenate(let axis):
            let extents = node.operands.map { self[$0].shape.dims[axis] }
            var part = Slice(whole: node.shape.dims)
            part.axes[axis] = Slice.Axis(start: extents[..<position].reduce(0, +), count: extents[position])
            return append(.slice(part), [gradient], origin: origin)
        case .reshape:
            return appendReshape(gradient, shape.dims, origin: origin)
        case .transpose(let axes):
            return appendTranspose(gradient, axes.indices.map { axes.firstIndex(of: $0)! }, origin: origin)
        case .reverse(let axes):
            return append(.reverse(axes: axes), [gradient], origin: origin)
        case .softmax:
            return pullback(ofSoftmax: id, gradient, origin)
        case .logSumExp:
            let share = append(.softmax, node.operands, origin: origin)
            let repeated = appendBroadcast(gradient, to: shape, axes: Array(0..<shape.rank - 1), origin: origin)
            return append(.map(.operand(0) * .operand(1)), [share, repeated], origin: origin)
        case .route(let route):
            return position == 0 ? nil : pullback(of: route, node.operands[0], to: shape, gradient, origin)
        case .gather:
            return position == 1 ? nil : append(.scatterAdd(rows: shape.dims[0]), [gradient, node.operands[1]], origin: origin)
        case .scatterAdd:
            return position == 1 ? nil : append(.gather, [gradient, node.operands[1]], origin: origin)
        case .scan:
            preconditionFailure("the gradient of a recurrence needs those of all its results")
        case .pick(let places):
            return append(.unpick(places, count: shape.dims.last!), [gradient], origin: origin)
        case .unpick(let places, _):
            return append(.pick(places), [gradient], origin: origin)
        }
    }

    /// f′ · g, with f′ in terms of the stored result where that is the shorter way.
    private mutating func pullback(
        ofMap formula: Scalar, _ id: ValueID, to position: Int, _ gradient: ValueID, _ origin: Origin
    ) -> ValueID? {
        let operands = self[id].operands
        let derivative = formula.derivative(position, result: operands.count)
        guard derivative != 0 else { return nil }
        let product = (derivative * .operand(operands.count + 1)).simplified()
        return appendMap(product, operands + [id, gradient], origin: origin)
    }

    /// The sum over all repetitions.
    private mutating func pullback(
        of broadcast: Broadcast, to shape: Shape, _ gradient: ValueID, _ origin: Origin
    ) -> ValueID {
        let repeated = broadcast.shape.dims.indices.filter { !broadcast.axes.contains($0) }
        let overBatch = broadcast.shape.isBatched && !shape.isBatched
        let sum = appendSum(of: gradient, axes: repeated, overBatch: overBatch, origin: origin)
        let kept = broadcast.axes.sorted()
        return appendTranspose(sum, broadcast.axes.map { kept.firstIndex(of: $0)! }, origin: origin)
    }

    /// Of a sum: the gradient, repeated. Of an extremum: the gradient where it was attained.
    private mutating func pullback(of reduce: Reduce, operand: ValueID, _ gradient: ValueID, _ origin: Origin) -> ValueID {
        let shape = self[operand].shape
        switch reduce.operation {
        case .sum:
            let kept = shape.dims.indices.filter { !reduce.axes.contains($0) }
            return appendBroadcast(gradient, to: shape, axes: kept, origin: origin)
        case .maximum:
            return append(.route(Route(.maximum, axes: reduce.axes)), [operand, gradient], origin: origin)
        case .minimum:
            return append(.route(Route(.minimum, axes: reduce.axes)), [operand, gradient], origin: origin)
        }
    }

    /// The contraction of the gradient with the other operand; labels that only this operand had
    /// were summed alone, so its gradient repeats along them.
    private mutating func pullback(
        of contract: Contract, _ operands: [ValueID], to position: Int, _ gradient: ValueID, _ origin: Origin
    ) -> ValueID {
        let (own, other) = position == 0 ? (contract.left, contract.right) : (contract.right, contract.left)
        let (shape, otherOperand) = (self[operands[position]].shape, operands[1 - position])
        let reached = own.filter { contract.result.contains($0) || other.contains($0) }
        let anyBatched = self[gradient].shape.isBatched || self[otherOperand].shape.isBatched
        let product = append(
            .contract(Contract(
                left: contract.result, right: other, result: reached, overBatch: anyBatched && !shape.isBatched,
                isDirect: contract.isDirect)),
            [gradient, otherOperand], origin: origin)
        return appendBroadcast(product, to: shape, axes: reached.map { own.firstIndex(of: $0)! }, origin: origin)
    }

    /// (g − Σ g·y)·y.
    private mutating func pullback(ofSoftmax id: ValueID, _ gradient: ValueID, _ origin: Origin) -> ValueID {
        let shape = self[id].shape
        let labels = Contract.Label.distinct(shape.rank)
        let mean = append(
            .contract(Contract(left: labels, right: labels, result: labels.dropLast())), [gradient, id], origin: origin)
        let repeated = appendBroadcast(mean, to: shape, axes: Array(0..<shape.rank - 1), origin: origin)
        return append(.map(.operand(0) * (.operand(1) - .operand(2))), [id, gradient, repeated], origin: origin)
    }

    /// The gradient's element at the place that the extremum was taken from.
    private mutating func pullback(
        of route: Route, _ source: ValueID, to shape: Shape, _ gradient: ValueID, _ origin: Origin
    ) -> ValueID {
        let ones = append(.constant(.splat(1, shape)), origin: origin)
        let place = append(.route(route), [source, ones], origin: origin)
        let taken = append(.map(.operand(0) * .operand(1)), [gradient, place], origin: origin)
        return appendSum(of: taken, axes: route.axes, origin: origin)
    }
}

extension Pad {
    /// Where the padded elements lie in the result.
    package func inner(of dims: [Int]) -> Slice {
        Slice(zip(axes, dims).map { Slice.Axis(start: $0.low, count: $1, step: $0.interior + 1) })
    }
}

extension Slice {
    /// The slice of everything.
    package init(whole dims: [Int]) { self.init(dims.map { Axis(start: 0, count: $0) }) }

    /// The padding by zeros that puts the sliced elements back to their places.
    package func around(_ dims: [Int]) -> Pad {
        Pad(
            zip(axes, dims).map { axis, extent in
                let last = axis.start + (axis.count - 1) * axis.step
                return Pad.Axis(low: axis.start, high: extent - 1 - last, interior: axis.step - 1)
            })
    }
}
