/// A dense array in Double, row-major. The batch of a batched value is the first axis.
struct Tensor {
    var dims: [Int]
    var values: [Double]

    init(_ dims: [Int], _ values: [Double]) {
        precondition(values.count == dims.reduce(1, *), "\(values.count) values for \(dims)")
        (self.dims, self.values) = (dims, values)
    }

    /// The tensor whose element at each index is `element(index)`.
    init(_ dims: [Int], element: ([Int]) -> Double) {
        var values: [Double] = []
        values.reserveCapacity(dims.reduce(1, *))
        forEachIndex(dims) { values.append(element($0)) }
        self.init(dims, values)
    }

    func offset(_ index: [Int]) -> Int {
        var offset = 0
        for axis in dims.indices { offset = offset * dims[axis] + index[axis] }
        return offset
    }

    subscript(index: [Int]) -> Double {
        get { values[offset(index)] }
        set { values[offset(index)] = newValue }
    }
}

/// Every index of an array of these extents, in row-major order.
func forEachIndex(_ dims: [Int], _ body: ([Int]) -> Void) {
    guard dims.allSatisfy({ $0 > 0 }) else { return }
    var index = Array(repeating: 0, count: dims.count)
    while true {
        body(index)
        var axis = dims.count - 1
        while axis >= 0 {
            index[axis] += 1
            if index[axis] < dims[axis] { break }
            index[axis] = 0
            axis -= 1
        }
        if axis < 0 { return }
    }
}

extension Array {
    func choosing(_ positions: [Int]) -> [Element] { positions.map { self[$0] } }
}
