import TensorIR

/// A pointer of a kernel: an argument or a named address within one.
package struct Pointer: Hashable, Sendable {
    package var name: String
    package init(_ name: String) { self.name = name }
}

/// A float address: `pointer + offset`.
package struct Place: Hashable, Sendable {
    package var pointer: Pointer
    package var offset: Index
    package init(_ pointer: Pointer, _ offset: Index = 0) { (self.pointer, self.offset) = (pointer, offset) }
}

/// How many consecutive floats a load, a store or a sum concerns.
package enum Lanes: Hashable, Sendable {
    /// One float, kept in a scalar register.
    case one
    /// As many as the target's vector holds; a vector register.
    case all
    /// A vector register of which only the first lanes (as the mask says) exist in memory.
    case masked(Mask)
}

/// A lane mask declared by `Statement.mask`.
package struct Mask: Hashable, Sendable {
    package var name: String
    package init(_ name: String) { self.name = name }
}

/// A float variable of a kernel: a scalar, or a vector of the target's lanes.
package struct Register: Hashable, Sendable {
    package var name: String
    package var isVector: Bool
    package init(_ name: String, vector: Bool) { (self.name, self.isVector) = (name, vector) }
}

/// A float expression, scalar or vector; a scalar operand never meets a vector one
/// (`splat` and `broadcast` make vectors). For a target of one lane both are plain floats.
package indirect enum Value: Hashable, Sendable {
    case register(Register)
    /// A constant, in every lane where the context is a vector.
    case constant(Double, vector: Bool)
    /// `.one` gives a scalar; `.all` a vector; `.masked` a vector whose other lanes are 0.
    case load(Place, Lanes)
    /// One float of memory in every lane.
    case splat(Place)
    /// A scalar value in every lane.
    case broadcast(Value)
    case unary(Scalar.Unary, Value)
    case binary(Scalar.Binary, Value, Value)
    /// a·b + c, one rounding where the target has FMA.
    case multiplyAdd(Value, Value, Value)
    case select(Scalar.Comparison, Value, Value, then: Value, otherwise: Value)
    /// The first value in the lanes of the mask, the second in the others.
    case blend(Mask, Value, Value)
    /// 1 in the lane l with `index == position + l`, else 0: a one-hot row, vector or scalar.
    case oneHot(index: Index, position: Index, vector: Bool)
    /// 1 in the lanes l with `position + l < count`, else 0: a mask, vector or scalar.
    case prefixMask(count: Index, position: Index, vector: Bool)
    /// The sum, maximum or minimum of all lanes of a vector: a scalar.
    case across(Reduce.Operation, Value)
    /// 1 / keep or 0 from `nn_random(seed, stream, index)`: a scalar.
    case dropoutMask(keep: Double, stream: Int, index: Index)

    package var isVector: Bool {
        switch self {
        case .register(let register): register.isVector
        case .constant(_, let vector), .oneHot(_, _, let vector), .prefixMask(_, _, let vector): vector
        case .load(_, let lanes): lanes != .one
        case .splat, .broadcast: true
        case .unary(_, let x), .binary(_, let x, _), .multiplyAdd(let x, _, _), .select(_, let x, _, _, _),
            .blend(_, let x, _): x.isVector
        case .across, .dropoutMask: false
        }
    }
}
