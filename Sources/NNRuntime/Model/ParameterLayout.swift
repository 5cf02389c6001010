/// Where the elements of one parameter stand in the block.
///
/// Element (i₀, i₁, …) stands at float
/// offset + (i₀ / panel)·panelStride + (i₀ mod panel)·stride₀ + i₁·stride₁ + ….
struct ParameterLayout: Sendable, Equatable, CustomStringConvertible {
    let shape: [Int]
    let strides: [Int]
    let offset: Int
    let panel: Int
    let panelStride: Int

    var description: String { "\(shape) \(strides) \(offset) \(panel) \(panelStride)" }

    /// The largest index of any element, or nil if the layout is impossible.
    var lastIndex: Int? {
        guard offset >= 0, panelStride >= 0, strides.allSatisfy({ $0 >= 0 }) else { return nil }
        var terms: [(Int, Int)] = []
        if let rows = shape.first {
            guard panel > 0, rows > 0 else { return nil }
            terms.append(((rows - 1) / panel, panelStride))
            terms.append((min(rows, panel) - 1, strides[0]))
        }
        for (extent, stride) in zip(shape, strides).dropFirst() { terms.append((extent - 1, stride)) }
        var last = offset
        for (index, stride) in terms {
            let (product, overflow) = index.multipliedReportingOverflow(by: stride)
            let (sum, overflow2) = last.addingReportingOverflow(product)
            guard !overflow, !overflow2 else { return nil }
            last = sum
        }
        return last
    }

    /// Calls `body` for each run along the last dimension, in the row-major order of the shape, with
    /// the run's first element counted in that order, its first float in the block, its length and its stride.
    func forEachRun(_ body: (_ element: Int, _ float: Int, _ length: Int, _ stride: Int) -> Void) {
        guard let rows = shape.first else { return body(0, offset, 1, 1) }
        if shape.count == 1 {
            for start in stride(from: 0, to: rows, by: panel) {
                body(start, offset + start / panel * panelStride, min(panel, rows - start), strides[0])
            }
            return
        }
        let length = shape[shape.count - 1]
        let middle = shape[1 ..< shape.count - 1]
        let runs = middle.reduce(1, *)
        var element = 0
        for row in 0 ..< rows {
            let rowStart = offset + row / panel * panelStride + row % panel * strides[0]
            for run in 0 ..< runs {
                var rest = run
                var start = rowStart
                for axis in middle.indices.reversed() {
                    start += rest % shape[axis] * strides[axis]
                    rest /= shape[axis]
                }
                body(element, start, length, strides[shape.count - 1])
                element += length
            }
        }
    }

    /// The elements in the row-major order of the shape.
    func gather(from block: UnsafePointer<Float>) -> [Float] {
        let count = shape.reduce(1, *)
        return [Float](unsafeUninitializedCapacity: count) { elements, initialized in
            let target = elements.baseAddress!
            forEachRun { element, float, length, stride in
                for i in 0 ..< length { (target + element + i).initialize(to: block[float + i * stride]) }
            }
            initialized = count
        }
    }

    /// Writes `elements`, in the row-major order of the shape, to their places.
    func scatter(_ elements: UnsafePointer<Float>, to block: UnsafeMutablePointer<Float>) {
        forEachRun { element, float, length, stride in
            for i in 0 ..< length { block[float + i * stride] = elements[element + i] }
        }
    }
}
