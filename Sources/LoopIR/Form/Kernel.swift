import Source
import TensorIR

/// What lowering must know of an ISA; how its instructions are spelled is the backend's business.
package struct Target: Hashable, Sendable {
    /// "scalar", "neon", "avx2", "avx512": the suffix of its functions.
    package var name: String
    /// Floats in a vector register.
    package var lanes: Int
    /// Vector registers.
    package var registers: Int
    /// Vectors beside each other in a tile of a contraction, at most.
    package var tileVectors: Int
    /// Whether a number that multiplies a vector comes from a register, of which it may be any lane, and not from memory.
    package var multipliesByLane: Bool
    package init(name: String, lanes: Int, registers: Int, tileVectors: Int = 2, multipliesByLane: Bool = false) {
        (self.name, self.lanes, self.registers) = (name, lanes, registers)
        (self.tileVectors, self.multipliesByLane) = (tileVectors, multipliesByLane)
    }
    package static let scalar = Target(name: "scalar", lanes: 1, registers: 16, tileVectors: 4)
    package static let neon = Target(name: "neon", lanes: 4, registers: 32, tileVectors: 4, multipliesByLane: true)
    package static let avx2 = Target(name: "avx2", lanes: 8, registers: 16)
    package static let avx512 = Target(name: "avx512", lanes: 16, registers: 32)
}

/// One C function: `static void name_isa(ptrdiff_t n, <arguments>)`.
package struct Kernel: Hashable, Sendable {
    /// "conv1_forward", unique within its program.
    package var name: String
    /// What it computes with shapes; the lines of its comment.
    package var comment: [String]
    /// The layer and line of the model file that it computes for; nil for what belongs to none.
    package var origin: Origin?
    package var arguments: [Argument]
    package var body: [Statement]

    package init(name: String, comment: [String], origin: Origin? = nil, arguments: [Argument], body: [Statement]) {
        (self.name, self.comment, self.origin) = (name, comment, origin)
        (self.arguments, self.body) = (arguments, body)
    }
}

package struct Argument: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// `const float *restrict`
        case input
        /// `float *restrict`
        case output
        /// `const int32_t *restrict`
        case indices
        /// `int`: whether gradients add to what is there (a later chunk) or replace it.
        case accumulate
        /// `float`: 1/n of the whole call, the weight of an example in the mean.
        case exampleWeight
        /// `float`: a number that the caller computed once for the whole call, such as the rate of a step.
        /// Within the kernel it is the scalar register of the argument's name.
        case factor
        /// `uint64_t`: the call's seed.
        case seed
        /// `ptrdiff_t`: number of the chunk's first example in the call.
        case firstExample
    }
    package var name: String
    package var kind: Kind
    package init(_ name: String, _ kind: Kind) { (self.name, self.kind) = (name, kind) }
}

extension Variable {
    /// Names of the non-pointer arguments, the same in every kernel.
    package static let accumulate = Variable("accumulate")
    package static let firstExample = Variable("first")
}
