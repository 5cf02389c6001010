/// Examples of several arrays each: the inputs of a model and the targets that belong to them.
public struct DataSet: Sendable {
    public let inputs: [Column]
    public let targets: [Column]
    /// The number of examples.
    public let count: Int

    /// One array of each example, for all examples, row-major, one example behind the other.
    public struct Column: Sendable {
        public let name: String
        /// The shape of one example.
        public let shape: [Int]
        public let values: Values
        /// Class indices that were turned into vectors of 0 and 1 for a model that takes such.
        var isOneHot = false

        /// `values` must hold a whole number of examples.
        public init(name: String, shape: [Int], values: Values) {
            self.name = name
            self.shape = shape
            self.values = values
            precondition(size > 0 && values.count % size == 0, "\(name) is no whole number of examples of \(shape)")
        }

        /// Elements an example.
        public var size: Int { shape.reduce(1, *) }
    }

    /// All columns must hold the same number of examples.
    public init(inputs: [Column], targets: [Column] = []) {
        self.inputs = inputs
        self.targets = targets
        let counts = Set((inputs + targets).map { $0.values.count / $0.size })
        precondition(counts.count <= 1, "the columns hold \(counts.sorted()) examples")
        count = counts.first ?? 0
    }

    /// The examples whose numbers `indices` lists, in that order.
    public func selecting(_ indices: [Int]) -> DataSet {
        DataSet(inputs: inputs.map { $0.selecting(indices) }, targets: targets.map { $0.selecting(indices) })
    }
}

extension DataSet.Column {
    fileprivate func selecting(_ indices: [Int]) -> Self {
        var column: Self
        switch values {
        case .floats(let elements): column = .init(name: name, shape: shape, values: .floats(rows(of: elements, indices)))
        case .indices(let elements): column = .init(name: name, shape: shape, values: .indices(rows(of: elements, indices)))
        }
        column.isOneHot = isOneHot
        return column
    }

    private func rows<Element>(of elements: [Element], _ indices: [Int]) -> [Element] {
        let size = size
        return [Element](unsafeUninitializedCapacity: indices.count * size) { target, initialized in
            elements.withUnsafeBufferPointer { source in
                for (row, index) in indices.enumerated() {
                    precondition(index >= 0 && (index + 1) * size <= source.count, "there is no example \(index)")
                    (target.baseAddress! + row * size)
                        .initialize(from: source.baseAddress! + index * size, count: size)
                }
            }
            initialized = indices.count * size
        }
    }
}
