/// Examples of several arrays each: the inputs of a model and the targets that belong to them.
public struct DataSet: Sendable {
    /// What a model takes.
    public let inputs: [Column]
    /// What it is to answer; empty where nothing is known of that.
    public let targets: [Column]
    /// The number of examples.
    public let count: Int
    /// How the examples lie in the sequence that they were cut from; nil where they are apart.
    let windows: Windows?

    /// One array of each example, for all examples, row-major.
    public struct Column: Sendable {
        /// The name of the model's value that it belongs to, or its own in a file.
        public let name: String
        /// The shape of one example.
        public let shape: [Int]
        /// What holds the elements of all examples, one example behind the other but for windows of a sequence.
        public let values: Values
        /// The number of examples.
        public let count: Int
        /// The place in `values` of the first example's first element, and from there to the second's.
        let start, stride: Int
        /// Class indices that were turned into vectors of 0 and 1 for a model that takes such.
        var isOneHot = false

        /// `values` must hold a whole number of examples, one behind the other.
        package init(name: String, shape: [Int], values: Values) {
            let size = shape.reduce(1, *)
            precondition(size > 0 && values.count % size == 0, "\(name) is no whole number of examples of \(shape)")
            self.init(name: name, shape: shape, values: values, count: values.count / size, start: 0, stride: size)
        }

        /// Example i has the elements of `values` from `start` + i · `stride` on; all must lie within.
        init(name: String, shape: [Int], values: Values, count: Int, start: Int, stride: Int) {
            self.name = name
            self.shape = shape
            self.values = values
            self.count = count
            self.start = start
            self.stride = stride
            precondition(
                count == 0 || start >= 0 && stride >= 0 && start + (count - 1) * stride + size <= values.count,
                "\(name) reaches beyond its elements")
        }

        /// Elements an example.
        public var size: Int { shape.reduce(1, *) }
    }

    /// The examples that the arrays hold, for each input and target of `model`, in its order, as many.
    ///
    /// Throws `wrongNumberOfValues`, `wrongElements` or `wrongLength`. The data is for training and evaluation; whether
    /// indices lie in their ranges shows there.
    public init(of model: CompiledModel, inputs: [Values], targets: [Values]) throws(ModelError) {
        _ = try model.exampleCount([(inputs, model.inputs, "inputs"), (targets, model.targets, "targets")])
        let columns = { (values: [Values], table: [ValueInfo]) in
            zip(table, values).map { Column(name: $0.name, shape: $0.shape, values: $1) }
        }
        self.init(inputs: columns(inputs, model.inputs), targets: columns(targets, model.targets))
    }

    /// All columns must hold the same number of examples.
    package init(inputs: [Column], targets: [Column] = []) {
        self.init(inputs: inputs, targets: targets, windows: nil)
    }

    init(inputs: [Column], targets: [Column], windows: Windows?) {
        self.inputs = inputs
        self.targets = targets
        self.windows = windows
        let counts = Set((inputs + targets).map(\.count))
        precondition(counts.count <= 1, "the columns hold \(counts.sorted()) examples")
        count = counts.first ?? 0
    }

    /// The examples whose numbers `indices` lists, in that order.
    package func selecting(_ indices: [Int]) -> DataSet {
        DataSet(inputs: inputs.map { $0.selecting(indices) }, targets: targets.map { $0.selecting(indices) })
    }
}

extension DataSet.Column {
    /// The elements of all examples, one example behind the other.
    var packed: Values {
        start == 0 && stride == size && values.count == count * size ? values : selecting(Array(0 ..< count)).values
    }

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
                    precondition(0 ..< count ~= index, "there is no example \(index)")
                    (target.baseAddress! + row * size)
                        .initialize(from: source.baseAddress! + start + index * stride, count: size)
                }
            }
            initialized = indices.count * size
        }
    }
}
