internal import CNNModel

/// An input, a target or an output of a model: its name, and the shape of one example.
public struct ValueInfo: Sendable, Equatable {
    /// As the model file has it.
    public let name: String
    /// Without the batch; row-major.
    public let shape: [Int]
    /// For indices the number of values they may take, `0..<range`; nil for floats.
    public let range: Int?
    /// Elements an example: the product of `shape`.
    public let count: Int
    /// The axis of `shape` that counts time steps; nil if there is none.
    public let time: Int?
    /// The input, by its place in the model's table, that holds how many steps of each example count, the first
    /// ones; nil if all do.
    public let length: Int?

    package init(name: String, shape: [Int], range: Int? = nil, time: Int? = nil, length: Int? = nil) {
        self.name = name
        self.shape = shape
        self.range = range
        self.count = shape.reduce(1, *)
        self.time = time
        self.length = length
    }

    /// Time steps an example; nil without a time axis.
    public var steps: Int? { time.map { shape[$0] } }
}

/// A parameter: its name and shape as PyTorch has them, and where its elements lie in the block.
public struct ParameterInfo: Sendable, Equatable {
    /// As PyTorch calls it: `conv1.weight`.
    public let name: String
    /// As PyTorch has it.
    public let shape: [Int]
    /// False for a statistic that the layer keeps and that descent does not change.
    public let isTrainable: Bool
    /// Elements: the product of `shape`.
    public let count: Int
    let layout: ParameterLayout
}

extension ValueInfo {
    init(_ value: nn_value, table: String) throws(ModelError) {
        guard let name = value.name else { throw .malformedDescriptor("\(table) has a value without a name") }
        self.name = String(cString: name)
        shape = try shapeOf(value.shape, rank: value.rank, of: self.name)
        guard let product = checkedProduct(shape), product > 0, product == value.count else {
            throw .malformedDescriptor(
                "\(self.name) of shape \(describe(shape)) states \(value.count) elements an example")
        }
        count = product
        guard value.range >= 0 else { throw .malformedDescriptor("\(self.name) has the range \(value.range)") }
        range = value.range == 0 ? nil : Int(value.range)
        guard value.time <= value.rank else {
            throw .malformedDescriptor("\(self.name) of shape \(describe(shape)) counts time along axis \(value.time - 1)")
        }
        time = value.time == 0 ? nil : Int(value.time) - 1
        guard value.length == 0 || time != nil else {
            throw .malformedDescriptor("\(self.name) has lengths and no time axis")
        }
        length = value.length == 0 ? nil : Int(value.length) - 1
    }
}

extension ParameterInfo {
    init(_ parameter: nn_parameter, blockFloats: Int) throws(ModelError) {
        guard let name = parameter.name else { throw .malformedDescriptor("a parameter has no name") }
        self.name = String(cString: name)
        shape = try shapeOf(parameter.shape, rank: parameter.rank, of: self.name)
        isTrainable = parameter.trainable != 0
        guard let product = checkedProduct(shape), product > 0 else {
            throw .malformedDescriptor("\(self.name) has the shape \(describe(shape))")
        }
        count = product
        layout = ParameterLayout(
            shape: shape, strides: elements(of: parameter.stride, rank: shape.count),
            offset: Int(clamping: parameter.offset), panel: Int(clamping: parameter.panel),
            panelStride: Int(clamping: parameter.panel_stride))
        guard let last = layout.lastIndex, last < blockFloats else {
            throw .malformedDescriptor("\(self.name) reaches beyond the block of \(blockFloats) floats")
        }
    }
}

private typealias Extents = (Int, Int, Int, Int, Int, Int, Int, Int)

private func elements(of tuple: Extents, rank: Int) -> [Int] {
    withUnsafeBytes(of: tuple) { Array($0.bindMemory(to: Int.self).prefix(rank)) }
}

private func shapeOf(_ tuple: Extents, rank: UInt32, of name: String) throws(ModelError) -> [Int] {
    guard rank <= UInt32(NN_MAX_RANK) else {
        throw .malformedDescriptor("\(name) has rank \(rank), above \(NN_MAX_RANK)")
    }
    return elements(of: tuple, rank: Int(rank))
}
