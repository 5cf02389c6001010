/// An elementwise function of floats that emitted C carries with it, as no libm is linked.
///
/// Each keeps C's limits: NaN for NaN, exp(∞) = ∞, log(0) = −∞, log(x < 0) = NaN, the rules of powf for
/// signs, zeros and infinities. Denormal arguments and results are right (unless the caller has set
/// the processor to flush them). sigmoid, tanh and erf reach 0 and ±1 and never pass them; tanh, erf
/// and sin are odd to the last bit. An element's value depends on neither its lane nor its neighbours.
///
/// The largest errors, in ulp of the exact result, over every seventh of the 2³² floats (pow: 10⁸
/// pairs with |y log x| < 87; as it nears the overflow it may give ∞ up to 8 ulp early):
///
/// NEON computes as AVX2 does, but pow as the scalar form does.
///
/// | function | scalar | AVX2, AVX-512 | | function | scalar | AVX2, AVX-512 |
/// |---|---|---|---|---|---|---|
/// | exp | 1.02 | 1.06 | | softplus | 1.66 | 1.66 |
/// | expm1 | 1.69 | 1.56 | | sin | 1.58 | 1.67 |
/// | sigmoid | 2.33 | 2.33 | | cos | 1.59 | 1.81 |
/// | tanh | 2.56 | 2.54 | | erf | 1.29 | 1.08 |
/// | log | 0.96 | 0.96 | | pow | 2.21 | 2.22 |
/// | log1p | 0.98 | 0.96 | | sqrt, floor | rounded once | rounded once |
package enum MathFunction: String, CaseIterable, Sendable {
    case sqrt, floor
    case exp, expm1, sigmoid, tanh
    case log, log1p, softplus
    case sin, cos, erf
    case pow

    /// 2 for pow, 1 for all others.
    package var arity: Int { self == .pow ? 2 : 1 }

    /// The function's name in C: `exp_avx512`, from `__m512` to `__m512`; `exp_scalar`, from `float` to `float`.
    package func name(for isa: MathISA) -> String { "\(rawValue)_\(isa.rawValue)" }
}
