import Foundation
import TensorIR

/// The functions of `<math.h>` that have a formula, for `float`, `double` and `long double`.
package enum MathFunctions {
    typealias OfOne = @Sendable (Formula) -> Formula

    static let ofOne: [String: OfOne] = {
        var functions: [String: OfOne] = [
            "exp2": { .unary(.exp, .binary(.multiply, $0, .constant(log(2)))) },
            "log2": { .binary(.multiply, .unary(.log, $0), .constant(1 / log(2))) },
            "log10": { .binary(.multiply, .unary(.log, $0), .constant(1 / log(10))) },
            "erfc": { .binary(.subtract, .constant(1), .unary(.erf, $0)) },
            "ceil": { .unary(.negate, .unary(.floor, .unary(.negate, $0))) },
        ]
        functions["fabs"] = Formula.functions["abs"]
        for name in ["sqrt", "exp", "expm1", "log", "log1p", "sin", "cos", "tan", "sinh", "cosh", "tanh", "erf", "floor"] {
            functions[name] = Formula.functions[name]
        }
        return functions
    }()

    static let ofTwo: [String: @Sendable (Formula, Formula) -> Formula] = [
        "fmax": { .binary(.maximum, $0, $1) }, "fmin": { .binary(.minimum, $0, $1) },
        "fdim": { .binary(.maximum, .binary(.subtract, $0, $1), .constant(0)) },
        "pow": { .binary(.power, $0, $1) },
    ]

    static let ofThree: [String: @Sendable (Formula, Formula, Formula) -> Formula] = [
        "fma": { .binary(.add, .binary(.multiply, $0, $1), $2) },
    ]

    /// `tanhf` and `tanhl` as `tanh`; nil for what has no formula.
    static func name(of function: String) -> String? {
        let names = [function] + (function.hasSuffix("f") || function.hasSuffix("l") ? [String(function.dropLast())] : [])
        return names.first { ofOne[$0] != nil || ofTwo[$0] != nil || ofThree[$0] != nil }
    }

    /// As they are called for `float`.
    package static var known: [String] {
        (Array(ofOne.keys) + ofTwo.keys + ofThree.keys).map { $0 + "f" }.sorted()
    }
}
