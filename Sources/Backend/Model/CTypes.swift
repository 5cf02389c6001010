import CCode
import LoopIR
import TensorIR

extension CType {
    static let status = CType.named("nn_status")
    static let constFloats = CType.pointer(.const(.float))
    static let floats = CType.pointer(.float)
    static let memory = CType.pointer(.void)
    /// `const void *const *`: the arrays of all inputs or targets.
    static let sources = CType.pointer(.const(.pointer(.const(.void))))
    /// `void *const *`: the arrays of all outputs.
    static let destinations = CType.pointer(.const(.memory))
}

extension ElementType {
    /// `float` or `int32_t`.
    var cType: CType {
        switch self {
        case .float: .float
        case .index: .int32
        }
    }

    /// The number of values an index may take; 0 for floats.
    var range: Int {
        switch self {
        case .float: 0
        case .index(let count): count
        }
    }
}

/// The arguments of an entry point, in the order of nn_model.h: their types and names, with the
/// arrays of the ports either gathered, as the descriptor has them, or one by one.
enum EntryPoint: String, CaseIterable {
    case predict, evaluate, gradient, step, stream

    typealias Parameter = CFunction.Parameter

    /// What comes before the number of examples.
    var blocks: [Parameter] {
        let workspace = Parameter(.memory, "workspace")
        let parameters = Parameter(.floats, "parameters")
        let gradients = Parameter(.floats, "gradients")
        let seed = Parameter(.uint64, "seed")
        switch self {
        case .predict, .evaluate:
            return [Parameter(.constFloats, "parameters"), workspace]
        case .stream:
            return [Parameter(.constFloats, "parameters"), Parameter(.floats, "states"), workspace]
        case .gradient:
            return [parameters, gradients, workspace, seed]
        case .step:
            return [
                parameters, gradients, Parameter(.floats, "state"), workspace,
                Parameter(.uint64, "iteration"), seed,
            ]
        }
    }

    /// What comes behind the arrays of the ports.
    var results: [Parameter] { hasTargets ? [Parameter(.pointer(.double), "loss")] : [] }

    var hasTargets: Bool { self != .predict && self != .stream }

    /// As in the descriptor.
    var parameters: [Parameter] {
        let behind = hasTargets ? Parameter(.sources, "targets") : Parameter(.destinations, "outputs")
        return blocks + [Parameter(.size, "n"), Parameter(.sources, "inputs"), behind] + results
    }
}
