import TensorIR

/// The memory that a value lives in.
package enum Memory: Hashable, Sendable {
    /// A buffer of the plan, placed in the arena when lifetimes are known.
    case arena(Int)
    case parameters, gradients
    case constant(Int), input(Int), target(Int), output(Int)
    /// What a sequence carries from one call for a time step to the next.
    case states
    /// In the body of a recurrence: what the plan around it binds, at the step.
    case bound(Int)
}

/// Where the elements of a value lie: an affine map from its index to the floats of a memory.
package struct Access: Hashable, Sendable {
    package enum Stride: Hashable, Sendable {
        case affine(Int)
        /// Index i at (i / width)·stride + i % width: the leading axis of a packed weight.
        case panels(width: Int, stride: Int)

        var affine: Int? {
            if case .affine(let stride) = self { stride } else { nil }
        }

        /// Floats from the first element to the one at an index.
        func offset(of index: Index) -> Index {
            switch self {
            case .affine(let stride): index * stride
            case .panels(let width, let stride): (index / width) * stride + index % width
            }
        }
    }
    package var memory: Memory
    package var offset: Int
    /// Floats from one example to the next; 0 for a value without a batch.
    package var batchStride: Int
    package var axes: [Stride]

    init(memory: Memory, offset: Int = 0, batchStride: Int, axes: [Stride]) {
        (self.memory, self.offset, self.batchStride, self.axes) = (memory, offset, batchStride, axes)
    }

    /// Row-major without gaps.
    init(rowMajor shape: Shape, in memory: Memory) {
        self.init(
            memory: memory, batchStride: shape.isBatched ? shape.count : 0,
            axes: Access.rowMajorStrides(of: shape.dims).map(Stride.affine))
    }

    init(_ layout: ParameterLayout, in memory: Memory, dims: [Int]) {
        var axes = layout.strides.map(Stride.affine)
        if let extent = dims.first, layout.panel < extent {
            axes[0] = .panels(width: layout.panel, stride: layout.panelStride)
        }
        self.init(memory: memory, offset: layout.offset, batchStride: 0, axes: axes)
    }

    static func rowMajorStrides(of dims: [Int]) -> [Int] {
        var strides = [Int](repeating: 1, count: dims.count)
        for i in dims.indices.dropLast().reversed() { strides[i] = strides[i + 1] * dims[i + 1] }
        return strides
    }

    /// The strides, if no axis is panelled.
    var affineStrides: [Int]? {
        let strides = axes.compactMap(\.affine)
        return strides.count == axes.count ? strides : nil
    }
}

/// Views: the same memory under another index. nil where the view is not affine.
extension Access {
    func transposed(_ order: [Int]) -> Access {
        var view = self
        view.axes = order.map { axes[$0] }
        return view
    }

    /// The access `a` with `a.transposed(order) == self`.
    func untransposed(_ order: [Int]) -> Access {
        var view = self
        for (position, axis) in order.enumerated() { view.axes[axis] = axes[position] }
        return view
    }

    func sliced(_ slice: Slice) -> Access? {
        var view = self
        for (i, axis) in slice.axes.enumerated() {
            switch axes[i] {
            case .affine(let stride):
                view.offset += stride * axis.start
                view.axes[i] = .affine(stride * axis.step)
            case .panels(let width, let stride):
                guard axis.step == 1, axis.start % width == 0 else { return nil }
                view.offset += axis.start / width * stride
            }
        }
        return view
    }

    func reversed(_ reversedAxes: [Int], dims: [Int]) -> Access? {
        var view = self
        for i in reversedAxes {
            guard let stride = axes[i].affine else { return nil }
            view.offset += stride * (dims[i] - 1)
            view.axes[i] = .affine(-stride)
        }
        return view
    }

    /// The part of a padded value's memory that holds the unpadded value.
    func interior(of pad: Pad) -> Access? {
        var view = self
        for (i, axis) in pad.axes.enumerated() where axis != Pad.Axis() {
            guard let stride = axes[i].affine else { return nil }
            view.offset += stride * axis.low
            view.axes[i] = .affine(stride * (axis.interior + 1))
        }
        return view
    }

    func windowed(_ window: Window) -> Access? {
        guard let last = window.axes.last?.axis else { return self }
        var view = self
        var offsets: [Stride] = []
        for axis in window.axes {
            guard let stride = axes[axis.axis].affine else { return nil }
            view.axes[axis.axis] = .affine(stride * axis.stride)
            offsets.append(.affine(stride * axis.dilation))
        }
        view.axes.insert(contentsOf: offsets, at: last + 1)
        return view
    }

    func broadcast(_ broadcast: Broadcast) -> Access {
        var view = self
        view.axes = [Stride](repeating: .affine(0), count: broadcast.shape.rank)
        for (i, axis) in broadcast.axes.enumerated() { view.axes[axis] = axes[i] }
        return view
    }

    /// The same elements in row-major order under other extents, where one set of strides can say so.
    func reshaped(from old: [Int], to new: [Int]) -> Access? {
        if old == new { return self }
        if let panelled = axes.first, panelled.affine == nil {
            // A panelled axis survives only untouched in front.
            guard old.first == new.first else { return nil }
            var rest = self
            rest.axes.removeFirst()
            guard var view = rest.reshaped(from: Array(old.dropFirst()), to: Array(new.dropFirst())) else { return nil }
            view.axes.insert(panelled, at: 0)
            return view
        }
        guard let strides = affineStrides else { return nil }
        // Walk runs of axes with equal products; within a run the old strides must be contiguous.
        var view = self
        view.axes = []
        let oldAxes = zip(old, strides).filter { $0.0 != 1 }
        var position = 0
        var i = 0
        while i < new.count {
            if new[i] == 1 {
                view.axes.append(.affine(0))
                i += 1
                continue
            }
            guard position < oldAxes.count else { return nil }
            var (product, stride) = oldAxes[position]
            var end = i
            var newProduct = new[i]
            var run = position
            while product != newProduct {
                if newProduct < product {
                    end += 1
                    guard end < new.count else { return nil }
                    newProduct *= new[end]
                } else {
                    run += 1
                    guard run < oldAxes.count, stride == oldAxes[run].0 * oldAxes[run].1 else { return nil }
                    product *= oldAxes[run].0
                    stride = oldAxes[run].1
                }
            }
            var runStrides: [Stride] = []
            for extent in new[i...end].reversed() {
                runStrides.append(.affine(stride))
                stride *= extent
            }
            view.axes += runStrides.reversed()
            i = end + 1
            position = run + 1
        }
        return view
    }
}
