internal import CNNModel

/// The parameters of a model, or a gradient with respect to them: one 64-byte-aligned block, a value.
///
/// A copy shares the block until either is changed.
public struct Parameters: Sendable {
    /// The model that they belong to.
    public let model: CompiledModel
    private var block: AlignedBlock

    /// The model's initial values, drawn with `seed`.
    public init(of model: CompiledModel, seed: UInt64 = 0) throws(ModelError) {
        self.init(zerosOf: model)
        try model.entry.check(
            model.entry.descriptor.pointee.initialize(block.floats, seed), model: model)
    }

    /// The weights that were compiled into the model: constant data of the program, which nothing copies before it is
    /// changed. Throws `noWeights` if there are none.
    public init(embeddedIn model: CompiledModel) throws(ModelError) {
        guard let weights = model.entry.descriptor.pointee.weights else { throw .noWeights(model: model.name) }
        self.model = model
        block = AlignedBlock(constant: weights, count: model.parameterFloats)
    }

    /// All zero, as a gradient is before it is computed.
    public init(zerosOf model: CompiledModel) {
        self.model = model
        block = AlignedBlock(floats: model.parameterFloats)
    }

    /// The elements of the parameter called `name`, row-major in its PyTorch shape; nil if there is none.
    public subscript(name: String) -> [Float]? {
        guard let parameter = model.parameterTable.first(where: { $0.name == name }) else { return nil }
        return self[parameter]
    }

    /// The elements of `parameter`, which must be of this model's table, row-major in its PyTorch shape.
    package subscript(parameter: ParameterInfo) -> [Float] { parameter.layout.gather(from: block.floats) }

    /// Sets the parameter called `name` to `elements`, row-major in its PyTorch shape.
    public mutating func set(_ name: String, to elements: [Float]) throws(ModelError) {
        guard let parameter = model.parameterTable.first(where: { $0.name == name }) else {
            throw .unknownParameter(name, known: model.parameterTable.map(\.name))
        }
        guard elements.count == parameter.count else {
            throw .wrongLength(value: name, shape: parameter.shape, found: elements.count, examples: 1)
        }
        makeUnique()
        elements.withUnsafeBufferPointer { parameter.layout.scatter($0.baseAddress!, to: block.floats) }
    }

    /// Calls `body` with the whole block, padding included; the buffer is valid only during the call.
    package func withUnsafeBuffer<R, E: Error>(
        _ body: (UnsafeBufferPointer<Float>) throws(E) -> R
    ) throws(E) -> R {
        try body(UnsafeBufferPointer(start: block.floats, count: model.parameterFloats))
    }

    /// Calls `body` with the whole block, padding included, to change it; the padding must stay zero.
    package mutating func withUnsafeMutableBuffer<R, E: Error>(
        _ body: (UnsafeMutableBufferPointer<Float>) throws(E) -> R
    ) throws(E) -> R {
        makeUnique()
        return try body(UnsafeMutableBufferPointer(start: block.floats, count: model.parameterFloats))
    }

    /// Takes over the elements of `other`, without allocating if this block has one owner.
    mutating func copyElements(of other: Parameters) {
        guard isWritable else { return self = other }
        block.base.copyMemory(from: other.block.base, byteCount: block.byteCount)
    }

    /// The first float of the block.
    var base: UnsafePointer<Float> { UnsafePointer(block.floats) }

    private var isWritable: Bool {
        mutating get { !block.isConstant && isKnownUniquelyReferenced(&block) }
    }

    private mutating func makeUnique() {
        if !isWritable { block = block.copy() }
    }
}
