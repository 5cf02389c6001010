import TensorIR

/// One evaluation under way: the values of the nodes so far.
struct Evaluation {
    var graph: Graph
    var parameters: [[Double]]
    var inputs: [[Double]]
    var targets: [[Double]]
    var examples: Int
    var seed: UInt64
    var random: (UInt64, Int, Int) -> Double
    /// What becomes of each number that is computed, rather than moved.
    var rounded: ((Double) -> Double)?
    var values: [Tensor] = []

    /// The extents of a value with its batch.
    func dims(_ shape: Shape) -> [Int] { (shape.isBatched ? [examples] : []) + shape.dims }

    func round(_ x: Double) -> Double { rounded?(x) ?? x }

    func value(of id: ValueID) -> Tensor {
        let node = graph[id]
        let dims = dims(node.shape)
        /// The place of the shape's axis 0 among `dims`.
        let first = node.shape.isBatched ? 1 : 0
        let operands = node.operands.map { values[$0.index] }

        switch node.primitive {
        case .input(let index):
            return Tensor(dims, inputs[index])
        case .target(let index):
            return Tensor(dims, targets[index])
        case .parameter(let index):
            return Tensor(dims, parameters[index])
        case .constant(.splat(let value, _)):
            return Tensor(dims) { _ in value }
        case .constant(.values(let values, _)):
            return Tensor(dims, values)
        case .exampleWeight:
            return Tensor(dims) { _ in 1 / Double(examples) }
        case .map(let formula):
            return Tensor(dims) { index in formula.evaluate(operands.map { $0[index] }, rounded: round) }
        case .broadcast(let broadcast):
            let isBatched = graph[node.operands[0]].shape.isBatched
            return Tensor(dims) { index in operands[0][(isBatched ? [index[0]] : []) + broadcast.axes.map { index[$0 + first] }] }
        case .reduce(let reduce):
            return self.reduce(operands[0], reduce, isBatched: graph[node.operands[0]].shape.isBatched, to: dims)
        case .contract(let contract):
            return self.contract(contract, node, operands[0], operands[1], to: dims)
        case .window(let window):
            return Tensor(dims) { index in operands[0][window.source(of: index, first: first)] }
        case .unwindow(let window, _):
            var sum = Tensor(dims) { _ in 0 }
            forEachIndex(operands[0].dims) { index in
                let place = window.source(of: index, first: first)
                sum[place] = round(sum[place] + operands[0][index])
            }
            return sum
        case .pad(let pad):
            var padded = Tensor(dims) { _ in pad.value }
            forEachIndex(operands[0].dims) { index in
                let place = pad.axes.indices.map { pad.axes[$0].low + index[$0 + first] * (pad.axes[$0].interior + 1) }
                padded[index.prefix(first) + place] = operands[0][index]
            }
            return padded
        case .slice(let slice):
            return Tensor(dims) { index in
                let place = slice.axes.indices.map { slice.axes[$0].start + index[$0 + first] * slice.axes[$0].step }
                return operands[0][index.prefix(first) + place]
            }
        case .concatenate(let axis):
            return Tensor(dims) { index in
                var place = index
                for operand in operands {
                    let extent = operand.dims[axis + first]
                    if place[axis + first] < extent { return operand[place] }
                    place[axis + first] -= extent
                }
                preconditionFailure("concatenation too short")
            }
        case .reshape:
            return Tensor(dims, operands[0].values)
        case .transpose(let axes):
            return Tensor(dims) { index in
                var place = index
                for (axis, source) in axes.enumerated() { place[source + first] = index[axis + first] }
                return operands[0][place]
            }
        case .reverse(let axes):
            return Tensor(dims) { index in
                var place = index
                for axis in axes { place[axis + first] = dims[axis + first] - 1 - index[axis + first] }
                return operands[0][place]
            }
        case .softmax:
            let sums = logSumExp(operands[0])
            return Tensor(dims) { index in round(Scalar.Unary.exp.apply(operands[0][index] - sums[index.dropLast()])) }
        case .logSumExp:
            return logSumExp(operands[0])
        case .route(let route):
            return self.route(operands[0], operands[1], route, first: first)
        case .oneHot:
            return Tensor(dims) { index in operands[0][index.dropLast()] == Double(index.last!) ? 1 : 0 }
        case .prefixMask:
            return Tensor(dims) { index in Double(index.last!) < operands[0][index.dropLast()] ? 1 : 0 }
        case .gather:
            let table = operands[0], rank = operands[1].dims.count
            return Tensor(dims) { index in table[[Int(operands[1][Array(index.prefix(rank))])] + index.dropFirst(rank)] }
        case .scatterAdd:
            let rank = operands[1].dims.count
            var sum = Tensor(dims) { _ in 0 }
            forEachIndex(operands[0].dims) { index in
                let place = [Int(operands[1][Array(index.prefix(rank))])] + index.dropFirst(rank)
                sum[place] = round(sum[place] + operands[0][index])
            }
            return sum
        case .pick(let places):
            return Tensor(dims) { index in operands[0][index.dropLast() + [places[index.last!]]] }
        case .unpick(let places, _):
            var sum = Tensor(dims) { _ in 0 }
            forEachIndex(operands[0].dims) { index in
                let place: [Int] = index.dropLast() + [places[index.last!]]
                sum[place] = round(sum[place] + operands[0][index])
            }
            return sum
        case .dropoutMask(let keep, let stream, _):
            return Tensor(dims, (0..<dims.reduce(1, *)).map { random(seed, stream, $0) < keep ? 1 / keep : 0 })
        case .scan(let scan, let result):
            return self.scan(scan, result, operands, node, to: dims)
        }
    }
}

extension Tensor {
    subscript(index: ArraySlice<Int>) -> Double { self[Array(index)] }
}

extension Window {
    /// The element of the operand that a window entry shows. `first` leading axes (the batch) are kept.
    fileprivate func source(of index: [Int], first: Int) -> [Int] {
        guard let last = axes.last?.axis else { return index }
        let sizesAt = first + last + 1
        var place = Array(index[..<sizesAt] + index[(sizesAt + axes.count)...])
        for (position, axis) in axes.enumerated() {
            place[first + axis.axis] = index[first + axis.axis] * axis.stride + index[sizesAt + position] * axis.dilation
        }
        return place
    }
}
