import CCode
import LoopIR
import TensorIR

/// The short functions that kernels call, each defined once in a file, before its first use.
struct Callees {
    private var defined: Set<String> = []

    /// Definitions of those among the names that are functions of the ISA, or of scalars, and that
    /// the file does not hold yet.
    mutating func items(called names: Set<String>, by isa: any ISA) -> [CTopLevel] {
        var scalar = own(names, ScalarISA())
        if isa.target != .scalar { scalar += own(names, isa) }
        return scalar
    }

    private mutating func own(_ names: Set<String>, _ isa: any ISA) -> [CTopLevel] {
        let powers = names.sorted().compactMap { Power(helper: $0, isa: isa)?.function }
            .filter { !defined.contains($0.name) }
        let helpers = isa.helpers.filter { names.contains($0.name) && !defined.contains($0.name) }
        defined.formUnion(powers.map(\.name) + helpers.map(\.name))
        return helpers.map { .text($0.text) } + powers.map(CTopLevel.function)
    }
}
