/// The loop language, whole. Loops over ptrdiff_t counters, registers of floats, loads and stores
/// at affine places. Tiling and vectorisation have already happened: a body is written for the
/// number of lanes of its target.
package indirect enum Statement: Hashable, Sendable {
    case comment(String)
    /// `for (variable = from; variable + step <= to; variable += step)`: whole steps only.
    /// A remainder, if any, is a loop of its own that starts where this one ended, so the counter
    /// of a loop whose `continues` is true is declared before it and survives it.
    case loop(Loop)
    /// A scope of its own.
    case block([Statement])
    /// `const ptrdiff_t variable = index;`
    case define(Variable, Index)
    /// `const float *pointer = place;` (not const where `isMutable`).
    case point(Pointer, at: Place, isMutable: Bool)
    /// An array of so many floats on the stack, aligned to 64 bytes, not initialised.
    case local(Pointer, floats: Int)
    /// A mask of the first `count` lanes (0 ≤ count ≤ lanes).
    case mask(Mask, count: Index)
    /// A new register with its first value.
    case declare(Register, Value)
    case assign(Register, Value)
    case store(Place, Value, Lanes)
    /// `if (flag) … else …`, on an int argument of the kernel.
    case branch(flag: Variable, then: [Statement], otherwise: [Statement])
    /// Asks for the cache line at the place: into L1, or L2, or for writing.
    case prefetch(Place, Prefetch)
    /// Makes the pointer's value opaque to the compiler here, so that it recomputes no shifted loads.
    case opaque(Pointer)

    package enum Prefetch: Hashable, Sendable { case l1, l2, write }
}

package struct Loop: Hashable, Sendable {
    package var variable: Variable
    package var from: Index
    package var to: Index
    package var step: Int
    /// The counter is already declared by an earlier loop and goes on from its value; `from` is unused.
    package var continues: Bool
    /// A later loop goes on from this one's counter, so it is declared outside.
    package var isContinued: Bool
    /// Times the C compiler is asked to unroll; 1 forbids it; nil leaves it free.
    package var unroll: Int?
    package var body: [Statement]

    package init(
        _ variable: Variable, from: Index = 0, to: Index, step: Int = 1, continues: Bool = false,
        isContinued: Bool = false, unroll: Int? = nil, _ body: [Statement]
    ) {
        (self.variable, self.from, self.to, self.step) = (variable, from, to, step)
        (self.continues, self.isContinued, self.unroll, self.body) = (continues, isContinued, unroll, body)
    }
}
