import CCode
import LoopIR
import TensorIR

/// How the values and statements of the loop language are spelled on one instruction set.
///
/// Arithmetic is C's own `+ − · /` on every type of register; only the rest is asked for here.
/// Comparisons with NaN are false. `max(a, b)` is `a > b ? a : b`, hence b where either is NaN;
/// `min` likewise. The kernel emitter puts a constant operand first, so relu(NaN) is NaN.
package protocol ISA: Sendable {
    var target: Target { get }
    /// The macro before its functions, and the compiler features it asks for; nil: nothing needed.
    var attribute: (macro: String, features: String)? { get }
    /// The preprocessor condition under which compilers know it; nil: always.
    var condition: String? { get }
    var includes: [String] { get }
    /// Type of a vector register, and of what says how many lanes of one exist in memory.
    var vector: CType { get }
    var mask: CType { get }

    /// A scalar in all lanes.
    func splat(_ scalar: CExpression) -> CExpression
    func load(_ address: Address) -> CExpression
    /// Lanes beyond the mask are 0 and their memory is not touched.
    func load(_ address: Address, mask: CExpression) -> CExpression
    func store(_ value: CExpression, to address: Address) -> CStatement
    func store(_ value: CExpression, to address: Address, mask: CExpression) -> CStatement
    /// A mask of the first `count` lanes.
    func firstLanes(_ count: CExpression) -> CExpression

    func unary(_ operation: Scalar.Unary, _ x: CExpression) -> CExpression
    func maximum(_ x: CExpression, _ y: CExpression) -> CExpression
    func minimum(_ x: CExpression, _ y: CExpression) -> CExpression
    func multiplyAdd(_ x: CExpression, _ y: CExpression, _ z: CExpression) -> CExpression
    func select(
        _ comparison: Scalar.Comparison, _ x: CExpression, _ y: CExpression, then: CExpression,
        otherwise: CExpression
    ) -> CExpression
    /// x in the lanes of the mask, y in the others.
    func blend(_ mask: CExpression, _ x: CExpression, _ y: CExpression) -> CExpression
    /// 1 in the lane with index = position + lane, which may not exist, and 0 in the others.
    func oneHot(index: CExpression, position: CExpression) -> CExpression
    /// 1 in the lanes with position + lane < count, and 0 in the others.
    func prefixMask(count: CExpression, position: CExpression) -> CExpression
    /// The sum, maximum or minimum of all lanes, as a scalar.
    func across(_ operation: Reduce.Operation, _ x: CExpression) -> CExpression
    /// nil where there is nothing portable to say.
    func prefetch(_ address: Address, _ kind: Statement.Prefetch) -> CStatement?

    /// Functions of its own that the spellings above may call.
    var helpers: [Helper] { get }
}

/// The address of a float, as C writes it.
package struct Address: Hashable, Sendable {
    /// `x + 32 * i`
    var pointer: CExpression
    /// `x[32 * i]`
    var element: CExpression
}

/// A short function in the emitted C that kernels call by name.
package struct Helper: Sendable {
    var name: String
    /// Its whole definition.
    var text: String
}

extension ISA {
    /// A call of a function of the emitted C that this ISA has its own form of.
    func function(_ name: String, _ arguments: CExpression...) -> CExpression {
        .call(.identifier("\(name)_\(target.name)"), arguments)
    }

    /// As GCC and Clang spell it on every machine.
    func builtinPrefetch(_ address: Address, _ kind: Statement.Prefetch) -> CStatement {
        switch kind {
        case .l1: .call("__builtin_prefetch", address.pointer, 0, 3)
        case .l2: .call("__builtin_prefetch", address.pointer, 0, 2)
        case .write: .call("__builtin_prefetch", address.pointer, 1, 3)
        }
    }
}

extension Target {
    /// Every ISA that C can be emitted for; the portable one first.
    package static let isas: [any ISA] = [ScalarISA(), NEON(), AVX2(), AVX512()]

    package var isa: any ISA {
        guard let isa = Target.isas.first(where: { $0.target.name == name }) else {
            preconditionFailure("no ISA spells the instructions of the target \(name)")
        }
        return isa
    }
}
