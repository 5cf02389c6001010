import CCode
import LoopIR

/// The part of a model's C file that computes: every ISA's kernels with the functions they call,
/// those of an ISA that not every compiler knows between `#if` and `#endif`.
package struct KernelFile: Sendable {
    /// Includes and macros, for the top of the file.
    package let head: [CTopLevel]
    /// Functions of the libraries that the portable kernels and `others` call: before all of these.
    package let library: [CTopLevel]
    /// The kernels, all static.
    package let body: [CTopLevel]

    /// `others` are names that the rest of the file uses: what is a library's function among them is
    /// defined too. `following` gives what comes behind the kernels of a section, within the same
    /// `#if`: functions that call them.
    package init(
        _ sections: [KernelSection], others: Set<String> = [],
        following: (KernelSection) -> [CTopLevel] = { _ in [] }
    ) {
        var callees = Callees()
        var library: [CTopLevel] = callees.define(others, for: [])
        var body: [CTopLevel] = []
        for group in Self.grouped(sections) {
            let parts = group.sections.map { $0.kernels.map(CTopLevel.function) + following($0) }
            let names = parts.joined().reduce(into: Set<String>()) { $0.formUnion($1.identifiers) }
            let isas = group.sections.map(\.isa)
            if let condition = group.condition {
                // Another group cannot rely on what stands under this condition.
                var local = callees
                body.append(.conditional(condition, local.define(names, for: isas) + parts.joined()))
            } else {
                library += callees.define(names, for: isas)
                body += parts.joined()
            }
        }
        (self.library, self.body) = (library, body)
        head = Self.includes(sections) + Self.macros
    }

    /// Sections under the same condition side by side, unconditional ones first.
    private static func grouped(
        _ sections: [KernelSection]
    ) -> [(condition: String?, sections: [KernelSection])] {
        var conditions: [String?] = [nil]
        for section in sections where !conditions.contains(section.isa.condition) {
            conditions.append(section.isa.condition)
        }
        return conditions.map { condition in (condition, sections.filter { $0.isa.condition == condition }) }
            .filter { !$0.1.isEmpty }
    }

    private static func includes(_ sections: [KernelSection]) -> [CTopLevel] {
        let common = ["<math.h>", "<stddef.h>", "<stdint.h>", "<string.h>"].map(CTopLevel.include)
        return common + grouped(sections).compactMap { group in
            group.condition.map { condition in
                var includes: [String] = []
                for include in group.sections.flatMap(\.isa.includes) where !includes.contains(include) {
                    includes.append(include)
                }
                let attributes = group.sections.compactMap { section in
                    section.isa.attribute.map { attribute in
                        CTopLevel.define(attribute.macro, "__attribute__((target(\"\(attribute.features)\")))")
                    }
                }
                return .conditional(condition, includes.map(CTopLevel.include) + attributes)
            }
        }
    }

    /// NN_UNROLL(k) before a loop asks for k copies of its body; NN_OPAQUE(p) hides from the
    /// compiler what p is, so that it keeps no shifted copies of what it loaded.
    ///
    /// What is to be rounded once is written so. Compilers join no other product and sum, whatever their flags:
    /// they would in one kernel and not in the next, and a stream would not have the bits of the whole sequence.
    private static let macros: [CTopLevel] = [
        .conditional(
            "defined(__GNUC__) || defined(__clang__)",
            [
                .define("NN_PRAGMA(text)", "_Pragma(#text)"),
                .define("NN_UNROLL(copies)", "NN_PRAGMA(GCC unroll copies)"),
                .define("NN_OPAQUE(pointer)", "__asm__(\"\" : \"+r\"(pointer))"),
            ],
            otherwise: [.define("NN_UNROLL(copies)"), .define("NN_OPAQUE(pointer)", "(void)(pointer)")]),
        .text(
            """
            /* Every product is rounded before it is added to something, with all compilers and flags. */
            #if defined(__GNUC__) && !defined(__clang__)
            #pragma GCC optimize("fp-contract=off")
            #else
            #pragma STDC FP_CONTRACT OFF
            #endif
            """),
    ]
}
