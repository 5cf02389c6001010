import TensorIR

extension Evaluation {
    func reduce(_ operand: Tensor, _ reduce: Reduce, isBatched: Bool, to dims: [Int]) -> Tensor {
        let first = isBatched ? 1 : 0
        let gone = (reduce.overBatch ? [0] : []) + reduce.axes.map { $0 + first }
        let kept = operand.dims.indices.filter { !gone.contains($0) }
        switch reduce.operation {
        case .sum:
            var sum = Tensor(dims) { _ in 0 }
            forEachIndex(operand.dims) { index in
                let place = index.choosing(kept)
                sum[place] = round(sum[place] + operand[index])
            }
            return sum
        case .maximum:
            var most = Tensor(dims) { _ in -.infinity }
            forEachIndex(operand.dims) { index in most[index.choosing(kept)] = max(most[index.choosing(kept)], operand[index]) }
            return most
        case .minimum:
            var least = Tensor(dims) { _ in .infinity }
            forEachIndex(operand.dims) { index in least[index.choosing(kept)] = min(least[index.choosing(kept)], operand[index]) }
            return least
        }
    }

    /// Σ left·right. The batch is one more label, unlike any letter.
    func contract(_ contract: Contract, _ node: Node, _ left: Tensor, _ right: Tensor, to dims: [Int]) -> Tensor {
        let batch = Contract.Label("\u{01}")
        func labels(_ own: [Contract.Label], of operand: Int) -> [Contract.Label] {
            (graph[node.operands[operand]].shape.isBatched ? [batch] : []) + own
        }
        let leftLabels = labels(contract.left, of: 0), rightLabels = labels(contract.right, of: 1)
        let resultLabels = (node.shape.isBatched ? [batch] : []) + contract.result
        var extents: [Contract.Label: Int] = [:]
        for (label, extent) in zip(leftLabels + rightLabels, left.dims + right.dims) { extents[label] = extent }
        let summed = Set(leftLabels + rightLabels).subtracting(resultLabels).sorted()

        // An element's place is the place for the result's labels plus that for the summed ones.
        func places(_ tensor: Tensor, _ own: [Contract.Label], along labels: [Contract.Label]) -> [Int] {
            var places: [Int] = []
            forEachIndex(labels.map { extents[$0]! }) { index in
                places.append(tensor.offset(own.map { label in labels.firstIndex(of: label).map { index[$0] } ?? 0 }))
            }
            return places
        }
        let resultPlaces = zip(places(left, leftLabels, along: resultLabels), places(right, rightLabels, along: resultLabels))
        let summedPlaces = Array(zip(places(left, leftLabels, along: summed), places(right, rightLabels, along: summed)))
        return Tensor(
            dims,
            resultPlaces.map { l, r in
                summedPlaces.reduce(0) { round($0 + left.values[l + $1.0] * right.values[r + $1.1]) }
            })
    }

    func logSumExp(_ operand: Tensor) -> Tensor {
        let dims = Array(operand.dims.dropLast()), axis = operand.dims.count - 1
        var most = Tensor(dims) { _ in -.infinity }
        forEachIndex(operand.dims) { index in most[Array(index[..<axis])] = max(most[index[..<axis]], operand[index]) }
        var sum = Tensor(dims) { _ in 0 }
        forEachIndex(operand.dims) { index in
            let place = Array(index[..<axis])
            sum[place] = round(sum[place] + Scalar.Unary.exp.apply(operand[index] - most[place]))
        }
        return Tensor(dims, zip(most.values, sum.values).map { round($0 + Scalar.Unary.log.apply($1)) })
    }

    func route(_ source: Tensor, _ gradient: Tensor, _ route: Route, first: Int) -> Tensor {
        let kept = source.dims.indices.filter { !route.axes.contains($0 - first) }
        var best: [[Int]: [Int]] = [:]
        forEachIndex(source.dims) { index in
            let group = index.choosing(kept)
            guard let old = best[group] else { return best[group] = index }
            let isBetter =
                switch route.extremum {
                case .maximum: source[index] > source[old]
                case .minimum: source[index] < source[old]
                }
            if isBetter { best[group] = index }
        }
        var routed = Tensor(source.dims) { _ in 0 }
        for (group, index) in best { routed[index] = gradient[group] }
        return routed
    }
}
