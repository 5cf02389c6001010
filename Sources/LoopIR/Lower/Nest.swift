import TensorIR

/// The loops over the elements of a region, neighbouring axes merged where every access allows it.
struct Nest {
    struct Dimension {
        var extent: Extent
        /// Axes of the region's space that this loop runs over, outermost first; −1 is the batch.
        var axes: [Int]
        var isReduced: Bool

        /// Whether vectors may run along it where one-hot rows along an axis are evaluated on the
        /// fly: a vector of them lies along that axis.
        func takesVectors(comparing axis: Int?) -> Bool { axis == nil || axes == [axis!] }
    }
    var dimensions: [Dimension] = []

    /// - Parameters:
    ///   - shape: the space of the loops.
    ///   - reduced: the axes (−1: the batch) that a reduction sums away.
    ///   - separate: an axis that must keep a loop of its own.
    init(_ shape: Shape, accesses: [Access], reduced: Set<Int> = [], separate: Int? = nil) {
        var all: [Dimension] = shape.isBatched
            ? [Dimension(extent: .batch, axes: [-1], isReduced: reduced.contains(-1))] : []
        all += shape.dims.enumerated().map {
            Dimension(extent: .fixed($1), axes: [$0], isReduced: reduced.contains($0))
        }
        for next in all where next.extent != .fixed(1) {
            if let last = dimensions.last, last.isReduced == next.isReduced, next.axes[0] != separate, last.axes.last != separate,
                accesses.allSatisfy({ Nest.stride($0, last) == Nest.stride($0, next) * next.extent.factor })
            {
                dimensions[dimensions.count - 1] = Dimension(
                    extent: Extent(isBatch: last.extent.isBatch, factor: last.extent.factor * next.extent.factor),
                    axes: last.axes + next.axes, isReduced: last.isReduced)
            } else {
                dimensions.append(next)
            }
        }
    }

    /// The stride of an access along a loop.
    static func stride(_ access: Access, _ dimension: Dimension) -> Int {
        let axis = dimension.axes.last!
        if axis == -1 { return access.batchStride }
        guard let stride = access.axes[axis].affine else {
            preconditionFailure("a panelled axis in an elementwise loop")
        }
        return stride
    }
}

/// Loop counters at a point of a nest.
struct Counters {
    var values: [(dimension: Nest.Dimension, index: Index)] = []

    func offset(_ access: Access) -> Index {
        values.reduce(0) { $0 + $1.index * Nest.stride(access, $1.dimension) }
    }

    /// The position along an axis that has a loop of its own.
    func coordinate(of axis: Int) -> Index {
        values.first { $0.dimension.axes == [axis] }?.index ?? 0
    }
}

extension KernelBuilder {
    static let counterNames = ["i", "j", "k", "l", "p", "q", "r", "s"]

    func counter(for dimension: Nest.Dimension, depth: Int) -> Variable {
        variable(dimension.axes == [-1] ? "b" : KernelBuilder.counterNames[min(depth, KernelBuilder.counterNames.count - 1)])
    }

    /// Nested loops over some dimensions around a body that is told the counters.
    func loops(
        over dimensions: [Nest.Dimension], counters: Counters = Counters(), _ body: (Counters) -> [Statement]
    ) -> [Statement] {
        guard let dimension = dimensions.first else { return body(counters) }
        let counter = counter(for: dimension, depth: counters.values.count)
        var inner = counters
        inner.values.append((dimension, .variable(counter)))
        let nested = scoped { loops(over: Array(dimensions.dropFirst()), counters: inner, body) }
        return [.loop(Loop(counter, to: dimension.extent.index, nested))]
    }

    /// A loop along one dimension in whole vectors and a masked rest.
    func vectorLoop(
        over dimension: Nest.Dimension, counters: Counters, _ body: (Counters, Lanes) -> [Statement]
    ) -> [Statement] {
        let lanes = target.lanes
        let extent = dimension.extent
        var result: [Statement] = []
        func counting(_ index: Index) -> Counters {
            var inner = counters
            inner.values.append((dimension, index))
            return inner
        }
        let fixed = extent.isBatch ? nil : extent.factor
        let counter = counter(for: dimension, depth: counters.values.count)
        let hasRest = lanes > 1 && (fixed.map { $0 % lanes != 0 } ?? (extent.factor % lanes != 0))
        if fixed.map({ $0 >= lanes }) ?? true {
            result.append(
                .loop(Loop(counter, to: extent.index, step: lanes, isContinued: hasRest && fixed == nil,
                    scoped { body(counting(.variable(counter)), .all) })))
        }
        if hasRest {
            if let fixed {
                let (mask, declaration) = mask("rest", count: .constant(fixed % lanes))
                result.append(declaration)
                let rest = scoped { body(counting(.constant(fixed / lanes * lanes)), .masked(mask)) }
                result += fixed > lanes ? [.block([result.removeLast()] + rest)] : [result.removeLast()] + rest
            } else {
                let count = variable("count")
                let (mask, declaration) = mask("rest", count: .variable(count))
                result.append(.define(count, extent.index - .variable(counter)))
                result.append(
                    .branch(flag: count,
                        then: [declaration]
                            + scoped { body(counting(.variable(counter)), .masked(mask)) },
                        otherwise: []))
            }
        }
        return result
    }
}
