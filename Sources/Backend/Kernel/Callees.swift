import CCode
import LoopIR
import Templates

/// The short functions that emitted code calls by name, each defined once and before its callers.
struct Callees {
    private var defined: Set<String> = []

    /// Definitions of those among the names that are functions for scalars or for one of the ISAs
    /// and have not been defined before.
    mutating func define(_ names: Set<String>, for isas: [any ISA]) -> [CTopLevel] {
        let isas: [any ISA] = [ScalarISA()] + isas.filter { $0.target != .scalar }
        let texts = FunctionLibrary.definitions(of: names)
            + isas.flatMap(\.helpers).filter { names.contains($0.name) }.map { ($0.name, $0.text) }
        let powers = isas.flatMap { isa in names.sorted().compactMap { Power(helper: $0, isa: isa)?.function } }
        let new = texts.filter { !defined.contains($0.name) }.map { CTopLevel.text($0.text) }
            + powers.filter { !defined.contains($0.name) }.map(CTopLevel.function)
        defined.formUnion(texts.map(\.name) + powers.map(\.name))
        return new
    }
}
