import Mustache

/// The text of the functions that emitted C calls instead of libm.
package enum MathLibrary {
    /// The C11 of the functions in the forms asked for, preceded by the functions they call and in
    /// an order that depends on the two sets alone.
    ///
    /// One call serves a file: what several forms share is defined once. The text expects
    /// `<math.h>` (for INFINITY and NAN; nothing of libm is called), `<stdint.h>`, `<string.h>`, and
    /// for AVX `<immintrin.h>` and the macros `NN_AVX2` and `NN_AVX512`, which hold the target attribute, for
    /// NEON `<arm_neon.h>`.
    package static func source(of functions: Set<MathFunction>, for isas: Set<MathISA>) -> String {
        texts.source(of: functions.flatMap { function in isas.map(function.name) })
    }

    static var texts: FunctionTexts {
        let forms = MathISA.allCases.flatMap { isa in
            MathPiece.allCases.map { (name: $0.name(for: isa), piece: $0, isa: isa) }
        }
        let byName = Dictionary(uniqueKeysWithValues: forms.map { ($0.name, $0) })
        return FunctionTexts(order: forms.map(\.name)) { name in
            guard let form = byName[name] else { preconditionFailure("there is no function \(name)") }
            return form.piece.text(for: form.isa)
        }
    }
}

extension MathPiece {
    fileprivate func text(for isa: MathISA) -> String {
        do {
            return try MustacheTemplate(string: String(decoding: template, as: UTF8.self)).render(isa.holes)
        } catch {
            preconditionFailure("the template of \(self) cannot be read: \(error)")
        }
    }
}
