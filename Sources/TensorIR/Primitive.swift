/// The closed set of operations of a graph. It is closed under differentiation, so a backward
/// graph goes through the same passes, lowering and code generation as a forward one.
package enum Primitive: Hashable, Sendable {
    /// A value the caller hands in: the i-th entry of `Graph.inputs` or `Graph.targets`.
    case input(Int)
    case target(Int)
    /// The i-th entry of `Graph.parameters`; shape as in its table, PyTorch's order of axes.
    case parameter(Int)
    case constant(Literal)
    /// The weight of an example in the mean over the batch, 1/n: batched, rank 0.
    case exampleWeight
    /// A float expression of the operands, element by element; all operands have the result's shape.
    case map(Scalar)
    /// Operand axis i becomes result axis `axes[i]`; all other result axes, and the batch if the
    /// operand has none, repeat the operand.
    case broadcast(Broadcast)
    /// Combines the elements along `axes` (and over the batch); the axes vanish.
    case reduce(Reduce)
    /// The sum over every label that the result lacks of left · right (einsum of two operands).
    case contract(Contract)
    /// All windows of the operand: each windowed axis becomes the count of its windows, and the
    /// sizes of the windows follow behind the last windowed axis. [H, W, C] → [H′, W′, R, S, C].
    case window(Window)
    /// The transpose of `window`: every element is the sum of the window entries that show it.
    case unwindow(Window, extents: [Int])
    /// Adds `low` and `high` elements of `value` around each axis and `interior` between neighbours.
    case pad(Pad)
    /// Elements `start, start + step, …` (`count` of them) of each axis: the transpose of `pad`.
    case slice(Slice)
    /// The operands one behind the other along an axis.
    case concatenate(axis: Int)
    /// The same elements in row-major order under other extents.
    case reshape([Int])
    /// Result axis i is operand axis `axes[i]`.
    case transpose([Int])
    /// Reverses the order along the axes.
    case reverse(axes: [Int])
    /// exp(x − m) / Σ exp(x − m) along the last axis, m its maximum.
    case softmax
    /// m + log Σ exp(x − m) along the last axis, which vanishes.
    case logSumExp
    /// Operands x and g, g without `axes`: g at the first position along `axes` where x attains its
    /// extremum, 0 elsewhere. The derivative of a maximum.
    case route(Route)
    /// 1 at the operand's index along a new last axis of `count`, 0 elsewhere.
    case oneHot(count: Int)
    /// 1 at the positions before the operand's index along a new last axis of `count`, 0 from it on.
    case prefixMask(count: Int)
    /// Rows of the left operand (axis 0) at the indices of the right one.
    case gather
    /// The transpose of `gather`: rows of the left operand added up at the indices of the right one.
    case scatterAdd(rows: Int)
    /// Element i of the result's last axis is element `places[i]` of the operand's.
    case pick([Int])
    /// The transpose of `pick`: element k of a last axis of `count` is the sum of the operand's elements i
    /// with `places[i] == k`.
    case unpick([Int], count: Int)
    /// 1 / keep with probability `keep`, else 0, from the call's seed and this stream's number: batched.
    case dropoutMask(keep: Double, stream: Int, dims: [Int])
    /// One result of a recurrence; nodes with the same recurrence and operands are one loop.
    case scan(Scan, result: Int)
}

/// The elements of a constant, row-major.
package enum Literal: Hashable, Sendable {
    case splat(Double, Shape)
    case values([Double], Shape)
}

package struct Broadcast: Hashable, Sendable {
    package var shape: Shape
    package var axes: [Int]
    package init(to shape: Shape, axes: [Int]) { (self.shape, self.axes) = (shape, axes) }
}

package struct Reduce: Hashable, Sendable {
    package enum Operation: String, Hashable, Sendable { case sum, maximum, minimum }
    package var operation: Operation
    package var axes: [Int]
    /// Whether the batch vanishes too; only sums reduce over it.
    package var overBatch: Bool
    package init(_ operation: Operation, axes: [Int], overBatch: Bool = false) {
        (self.operation, self.axes, self.overBatch) = (operation, axes, overBatch)
    }
}

/// An einsum of two operands. Labels name the axes without the batch; a batch that an operand
/// carries is one more label, kept by the result unless `overBatch` sums it away.
package struct Contract: Hashable, Sendable {
    package var left: [Label]
    package var right: [Label]
    package var result: [Label]
    package var overBatch: Bool
    /// Whether it must be summed as it stands, not by minimal filtering, which rounds otherwise.
    package var isDirect = false

    package struct Label: Hashable, Sendable, Comparable {
        package var id: UInt8
        package init(_ character: Character) { id = character.asciiValue! }
        package static func < (a: Label, b: Label) -> Bool { a.id < b.id }
    }

    package init(left: [Label], right: [Label], result: [Label], overBatch: Bool = false, isDirect: Bool = false) {
        (self.left, self.right, self.result) = (left, right, result)
        (self.overBatch, self.isDirect) = (overBatch, isDirect)
    }

    /// `"hwrsc,ocrs->hwo"`: one letter an axis, the batch left out.
    package init(_ text: String, overBatch: Bool = false, isDirect: Bool = false) {
        let sides = text.split(separator: ">", omittingEmptySubsequences: false)
        let operands = sides[0].dropLast().split(separator: ",", omittingEmptySubsequences: false)
        precondition(sides.count == 2 && operands.count == 2, "malformed contraction: \(text)")
        self.init(
            left: operands[0].map(Label.init), right: operands[1].map(Label.init),
            result: sides[1].map(Label.init), overBatch: overBatch, isDirect: isDirect)
    }
}

extension Contract: CustomStringConvertible {
    /// `hwrsc,ocrs->hwo`.
    package var equation: String {
        func word(_ labels: [Label]) -> String { String(labels.map { Character(UnicodeScalar($0.id)) }) }
        return word(left) + "," + word(right) + "->" + word(result)
    }

    package var description: String { equation + (overBatch ? " over batch" : "") + (isDirect ? " directly" : "") }
}

/// Windows along some axes; padding is a `pad` of its own, so every window lies inside.
/// Along each axis n = (m − ((size − 1)·dilation + 1)) / stride + 1 windows, exactly.
package struct Window: Hashable, Sendable {
    package struct Axis: Hashable, Sendable {
        package var axis: Int
        package var size: Int
        package var stride: Int
        package var dilation: Int
        package init(_ axis: Int, size: Int, stride: Int = 1, dilation: Int = 1) {
            (self.axis, self.size, self.stride, self.dilation) = (axis, size, stride, dilation)
        }
        /// Elements from the first to the last one that a window shows.
        package var reach: Int { (size - 1) * dilation + 1 }
    }
    /// In ascending order of axis.
    package var axes: [Axis]
    package init(_ axes: [Axis]) { self.axes = axes }
}

package struct Pad: Hashable, Sendable {
    package struct Axis: Hashable, Sendable {
        package var low: Int, high: Int, interior: Int
        package init(low: Int = 0, high: Int = 0, interior: Int = 0) {
            (self.low, self.high, self.interior) = (low, high, interior)
        }
    }
    /// One entry an axis.
    package var axes: [Axis]
    package var value: Double
    package init(_ axes: [Axis], value: Double = 0) { (self.axes, self.value) = (axes, value) }
}

package struct Slice: Hashable, Sendable {
    package struct Axis: Hashable, Sendable {
        package var start: Int, count: Int, step: Int
        package init(start: Int, count: Int, step: Int = 1) {
            (self.start, self.count, self.step) = (start, count, step)
        }
    }
    /// One entry an axis.
    package var axes: [Axis]
    package init(_ axes: [Axis]) { self.axes = axes }
}

package struct Route: Hashable, Sendable {
    package enum Extremum: String, Hashable, Sendable { case maximum, minimum }
    package var extremum: Extremum
    package var axes: [Int]
    package init(_ extremum: Extremum, axes: [Int]) { (self.extremum, self.axes) = (extremum, axes) }
}
