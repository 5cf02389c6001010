extension Graph {
    /// The shape and element type of a node, from its primitive and operands.
    ///
    /// A misfit is a bug of the compiler, not of the user, and traps.
    func resultType(of primitive: Primitive, operands: [ValueID]) -> (Shape, ElementType) {
        func shape(_ i: Int) -> Shape { self[operands[i]].shape }
        func require(_ condition: Bool, _ message: @autoclosure () -> String) {
            precondition(condition, "\(primitive) of \(operands.map { self[$0].shape }): \(message())")
        }
        let anyBatched = operands.contains { self[$0].shape.isBatched }

        switch primitive {
        case .input, .target:
            preconditionFailure("inputs and targets are declared with addInput and addTarget")
        case .parameter(let index):
            return (Shape(batched: false, parameters[index].dims), .float)
        case .constant(.splat(_, let shape)):
            return (shape, .float)
        case .constant(.values(let values, let shape)):
            require(values.count == shape.count && !shape.isBatched, "\(values.count) values")
            return (shape, .float)
        case .exampleWeight:
            return (Shape(batched: true, []), .float)
        case .map:
            require(!operands.isEmpty && operands.allSatisfy { self[$0].shape == shape(0) }, "unequal shapes")
            return (shape(0), .float)
        case .broadcast(let broadcast):
            require(
                broadcast.axes.count == shape(0).rank && Set(broadcast.axes).count == broadcast.axes.count
                    && zip(broadcast.axes, shape(0).dims).allSatisfy { broadcast.shape.dims[$0] == $1 }
                    && (broadcast.shape.isBatched || !shape(0).isBatched),
                "axes \(broadcast.axes) do not embed it in \(broadcast.shape)")
            return (broadcast.shape, .float)
        case .reduce(let reduce):
            require(!reduce.overBatch || (shape(0).isBatched && reduce.operation == .sum), "over the batch")
            let kept = shape(0).dims.indices.filter { !reduce.axes.contains($0) }.map { shape(0).dims[$0] }
            return (Shape(batched: shape(0).isBatched && !reduce.overBatch, kept), .float)
        case .contract(let contract):
            let extents = extents(of: contract, left: shape(0), right: shape(1))
            require(
                [contract.left, contract.right, contract.result].allSatisfy { Set($0).count == $0.count }
                    && contract.result.allSatisfy { extents[$0] != nil }, "labels \(contract)")
            require(!contract.overBatch || anyBatched, "no batch to sum over")
            return (Shape(batched: anyBatched && !contract.overBatch, contract.result.map { extents[$0]! }), .float)
        case .window(let window):
            return (Shape(batched: anyBatched, window.resultDims(of: shape(0).dims)), .float)
        case .unwindow(let window, let extents):
            require(window.resultDims(of: extents) == shape(0).dims, "windows of \(extents)")
            return (Shape(batched: anyBatched, extents), .float)
        case .pad(let pad):
            let dims = zip(shape(0).dims, pad.axes).map { $0 + max(0, $0 - 1) * $1.interior + $1.low + $1.high }
            require(
                pad.axes.count == shape(0).rank && pad.axes.allSatisfy { $0.low >= 0 && $0.high >= 0 && $0.interior >= 0 },
                "axes \(pad.axes)")
            return (Shape(batched: anyBatched, dims), .float)
        case .slice(let slice):
            require(slice.axes.count == shape(0).rank, "\(slice.axes.count) axes")
            for (axis, extent) in zip(slice.axes, shape(0).dims) {
                require(
                    axis.start >= 0 && axis.count > 0 && axis.step > 0 && axis.start + (axis.count - 1) * axis.step < extent,
                    "\(axis) of \(extent)")
            }
            return (Shape(batched: anyBatched, slice.axes.map(\.count)), self[operands[0]].element)
        case .concatenate(let axis):
            var dims = shape(0).dims
            dims[axis] = operands.map { self[$0].shape.dims[axis] }.reduce(0, +)
            let others = shape(0).dims.indices.filter { $0 != axis }
            require(
                operands.allSatisfy { id in
                    self[id].shape.isBatched == shape(0).isBatched && self[id].shape.rank == shape(0).rank
                        && others.allSatisfy { self[id].shape.dims[$0] == shape(0).dims[$0] }
                }, "along axis \(axis)")
            return (Shape(batched: anyBatched, dims), .float)
        case .reshape(let dims):
            require(dims.reduce(1, *) == shape(0).count, "to \(dims)")
            return (Shape(batched: anyBatched, dims), self[operands[0]].element)
        case .transpose(let axes):
            require(axes.sorted() == Array(0..<shape(0).rank), "axes \(axes)")
            return (Shape(batched: anyBatched, axes.map { shape(0).dims[$0] }), .float)
        case .reverse:
            return (shape(0), .float)
        case .softmax:
            return (shape(0), .float)
        case .logSumExp:
            return (Shape(batched: anyBatched, Array(shape(0).dims.dropLast())), .float)
        case .route(let route):
            let kept = shape(0).dims.indices.filter { !route.axes.contains($0) }.map { shape(0).dims[$0] }
            require(shape(1) == Shape(batched: shape(0).isBatched, kept), "gradient's shape")
            return (shape(0), .float)
        case .oneHot(let count):
            require(self[operands[0]].element == .index(count: count), "elements \(self[operands[0]].element)")
            return (Shape(batched: anyBatched, shape(0).dims + [count]), .float)
        case .prefixMask(let count):
            require(self[operands[0]].element != .float, "elements \(self[operands[0]].element)")
            return (Shape(batched: anyBatched, shape(0).dims + [count]), .float)
        case .gather:
            return (Shape(batched: anyBatched, shape(1).dims + shape(0).dims.dropFirst()), .float)
        case .scatterAdd(let rows):
            return (Shape(batched: false, [rows] + shape(0).dims.suffix(shape(0).rank - shape(1).rank)), .float)
        case .pick(let places):
            require(shape(0).rank > 0 && places.allSatisfy { (0..<shape(0).dims.last!).contains($0) }, "places outside")
            return (Shape(batched: anyBatched, shape(0).dims.dropLast() + [places.count]), .float)
        case .unpick(let places, let count):
            require(
                shape(0).rank > 0 && shape(0).dims.last == places.count && places.allSatisfy { (0..<count).contains($0) },
                "places outside")
            return (Shape(batched: anyBatched, shape(0).dims.dropLast() + [count]), .float)
        case .dropoutMask(_, _, let dims):
            return (Shape(batched: true, dims), .float)
        case .scan(let scan, let result):
            return resultType(of: scan, result, operands: operands)
        }
    }

    /// The extent of each label of a contraction; traps when the operands disagree.
    package func extents(of contract: Contract, left: Shape, right: Shape) -> [Contract.Label: Int] {
        var extents: [Contract.Label: Int] = [:]
        for (labels, shape) in [(contract.left, left), (contract.right, right)] {
            precondition(labels.count == shape.rank, "\(contract): \(labels.count) labels for \(shape)")
            for (label, extent) in zip(labels, shape.dims) {
                precondition(extents[label, default: extent] == extent, "\(contract): unequal extents of a label")
                extents[label] = extent
            }
        }
        return extents
    }
}

extension Window {
    /// Traps where a stride does not tile the extent exactly.
    package func resultDims(of dims: [Int]) -> [Int] {
        var result = dims
        for axis in axes {
            let slack = dims[axis.axis] - axis.reach
            precondition(slack >= 0 && slack % axis.stride == 0, "a window of \(axis) does not tile \(dims[axis.axis])")
            result[axis.axis] = slack / axis.stride + 1
        }
        guard let last = axes.last?.axis else { return dims }
        return result[...last] + axes.map(\.size) + result[(last + 1)...]
    }
}
