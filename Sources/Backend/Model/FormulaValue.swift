import LoopIR
import TensorIR

extension Scalar {
    /// The formula as a value of the loop language over vectors: `operands` stand for its operands.
    func vector(of operands: [Value]) -> Value {
        switch self {
        case .constant(let value): .constant(value.asFloat, vector: true)
        case .operand(let index): operands[index]
        case .unary(let function, let x): .unary(function, x.vector(of: operands))
        case .binary(let operation, let a, let b):
            .binary(operation, a.vector(of: operands), b.vector(of: operands))
        case .select(let comparison, let a, let b, let then, let otherwise):
            .select(
                comparison, a.vector(of: operands), b.vector(of: operands),
                then: then.vector(of: operands), otherwise: otherwise.vector(of: operands))
        }
    }
}

extension Double {
    /// The value itself, or the least normal float where that is larger: a constant that keeps a
    /// divisor from 0 does so as a float too.
    fileprivate var asFloat: Double {
        self != 0 && magnitude < Double(Float.leastNormalMagnitude)
            ? (self < 0 ? -1 : 1) * Double(Float.leastNormalMagnitude) : self
    }
}
