/// Shorthands for nodes that rules and passes append; each returns its operand where there is nothing to do.
extension Graph {
    /// A map of the formula over only those operands that it reads, each once; a constant if there is none.
    mutating func appendMap(_ formula: Scalar, _ operands: [ValueID], origin: Origin) -> ValueID {
        var distinct: [ValueID] = []
        for index in formula.operands.sorted() where !distinct.contains(operands[index]) { distinct.append(operands[index]) }
        let renumbered = formula.substituting { .operand(distinct.firstIndex(of: operands[$0])!) }
        switch renumbered {
        case .operand(let index): return distinct[index]
        case .constant, .unary, .binary, .select:
            guard distinct.isEmpty else { return append(.map(renumbered), distinct, origin: origin) }
            return append(.constant(.splat(renumbered.evaluate([]), self[operands[0]].shape)), origin: origin)
        }
    }

    mutating func appendSum(_ values: [ValueID], origin: Origin) -> ValueID {
        guard values.count > 1 else { return values[0] }
        let formula = values.indices.dropFirst().reduce(Scalar.operand(0)) { $0 + .operand($1) }
        return append(.map(formula), values, origin: origin)
    }

    /// The value repeated along all axes of the shape but `axes`.
    mutating func appendBroadcast(_ value: ValueID, to shape: Shape, axes: [Int], origin: Origin) -> ValueID {
        guard self[value].shape != shape || axes != Array(0..<shape.rank) else { return value }
        return append(.broadcast(Broadcast(to: shape, axes: axes)), [value], origin: origin)
    }

    mutating func appendTranspose(_ value: ValueID, _ axes: [Int], origin: Origin) -> ValueID {
        axes == Array(axes.indices) ? value : append(.transpose(axes), [value], origin: origin)
    }

    mutating func appendReshape(_ value: ValueID, _ dims: [Int], origin: Origin) -> ValueID {
        self[value].shape.dims == dims ? value : append(.reshape(dims), [value], origin: origin)
    }

    mutating func appendSum(of value: ValueID, axes: [Int], overBatch: Bool = false, origin: Origin) -> ValueID {
        guard !axes.isEmpty || overBatch else { return value }
        return append(.reduce(Reduce(.sum, axes: axes, overBatch: overBatch)), [value], origin: origin)
    }
}

extension Contract.Label {
    /// So many distinct labels: a, b, c, ….
    package static func distinct(_ count: Int) -> [Contract.Label] {
        precondition(count <= 52, "\(count) axes")
        return "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".prefix(count).map(Contract.Label.init)
    }
}
