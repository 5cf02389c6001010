import CCode
import LoopIR

/// Prints one kernel for one ISA as the C function `static void name_isa(ptrdiff_t n, …)`.
struct KernelEmitter {
    let kernel: Kernel
    let isa: any ISA

    func function() -> CFunction {
        let body = block(kernel.body).withoutUnusedDeclarations
        let parameters = [CFunction.Parameter(.ptrdiff, Variable.n.name)] + kernel.arguments.map(\.parameter)
        let used = body.identifiers
        let unused = parameters.filter { !used.contains($0.name) }
        return CFunction(
            comment: kernel.comment, attributes: isa.attribute.map { [$0.macro] } ?? [],
            name: Self.name(of: kernel.name, for: isa.target), parameters: parameters,
            body: unused.map { .expression(.cast(.void, .identifier($0.name))) } + body)
    }

    /// The C name of a kernel's function.
    static func name(of kernel: String, for target: Target) -> String { "\(kernel)_\(target.name)" }
}

extension Argument {
    fileprivate var parameter: CFunction.Parameter {
        let type: CType =
            switch kind {
            case .input: .pointer(.const(.float), restrict: true)
            case .output: .pointer(.float, restrict: true)
            case .indices: .pointer(.const(.int32), restrict: true)
            case .accumulate: .int
            case .exampleWeight, .factor: .float
            case .seed: .uint64
            case .firstExample: .ptrdiff
            }
        return CFunction.Parameter(type, name)
    }
}
