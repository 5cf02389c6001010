/// A stateless generator of random numbers in emitted C: the number is a function of a seed, a
/// stream (one for each use: a layer's dropout, a parameter's initial values) and an index.
///
/// The same on every machine and compiler: integers, then one exact conversion and one exact product,
/// so that no contraction of floating-point expressions can change a bit. The functions are free of
/// branches: a loop over the index vectorises.
package enum RandomFunction: String, CaseIterable, Sendable {
    /// 32 random bits: `uint32_t nn_random(uint64_t seed, uint64_t stream, uint64_t index)`.
    case random
    /// Uniform on [0, 1), a multiple of 2⁻²⁴: `float nn_uniform(uint64_t, uint64_t, uint64_t)`.
    case uniform
    /// Normal with mean 0 and variance 1, cut at ±6.2: `float nn_normal(uint64_t, uint64_t, uint64_t)`.
    ///
    /// It uses up the bits of two indices, so a stream should serve one kind of number only.
    case normal

    /// The function's name in C.
    package var name: String { "nn_\(rawValue)" }
}

/// The text of the random functions.
package enum RandomLibrary {
    /// The C11 of the functions and of what they call; it expects `<stdint.h>`.
    package static func source(of functions: Set<RandomFunction>) -> String {
        texts.source(of: functions.map(\.name))
    }

    static var texts: FunctionTexts {
        FunctionTexts(order: RandomPiece.allCases.map(\.rawValue)) { name in
            guard let piece = RandomPiece(rawValue: name) else { preconditionFailure("there is no function \(name)") }
            return String(decoding: piece.template, as: UTF8.self)
        }
    }
}

/// A template, named for the C function it defines; each comes after those it calls.
private enum RandomPiece: String, CaseIterable {
    case mix = "nn_mix"
    case bits = "nn_bits"
    case random = "nn_random"
    case uniform = "nn_uniform"
    case normal = "nn_normal"

    var template: [UInt8] {
        switch self {
        case .mix: PackageResources.nn_mix_c_mustache
        case .bits: PackageResources.nn_bits_c_mustache
        case .random: PackageResources.nn_random_c_mustache
        case .uniform: PackageResources.nn_uniform_c_mustache
        case .normal: PackageResources.nn_normal_c_mustache
        }
    }
}
