import LoopIR
import Source

/// A call that a profile tells apart by its number.
package struct ProfiledKernel: Hashable, Sendable {
    /// "predict", "evaluate", "gradient" or "step".
    package var entryPoint: String
    /// "conv1_forward", "adam_update".
    package var kernel: String
    /// "conv1"; empty for what runs over all parameters.
    package var layer: String
    package var flopsPerExample: Int
    package var span: Span?
}

extension ModelEmitter {
    /// What each number means that a source compiled with `-DNN_PROFILE` hands to `nn_profile`.
    package var profiledKernels: [ProfiledKernel] {
        let phases = EntryPoint.allCases.flatMap { entry in
            program.phases(of: entry).flatMap(\.calls).map { call in
                ProfiledKernel(
                    entryPoint: entry.rawValue, kernel: call.kernel, layer: call.layer,
                    flopsPerExample: call.flopsPerExample, span: call.span)
            }
        }
        return phases + blockKernels(program).map { kernel in
            ProfiledKernel(entryPoint: "step", kernel: kernel.name, layer: "", flopsPerExample: 0, span: nil)
        }
    }

    /// The number of the first call of an entry point.
    func firstNumber(of entry: EntryPoint) -> Int {
        EntryPoint.allCases.prefix { $0 != entry }.reduce(0) { $0 + (program.phases(of: $1).map(\.calls.count).reduce(0, +)) }
    }

    /// The number of a kernel that runs over blocks: behind those of all phases.
    func number(of kernel: Kernel, _ program: Program) -> Int {
        guard let index = blockKernels(program).firstIndex(where: { $0.name == kernel.name }) else {
            preconditionFailure("\(kernel.name) is no kernel of a step")
        }
        return EntryPoint.allCases.reduce(0) { $0 + program.phases(of: $1).map(\.calls.count).reduce(0, +) } + index
    }
}

extension Program {
    /// The phases behind an entry point, one for each bucket; none for a step, which has the gradient's.
    func phases(of entry: EntryPoint) -> [Phase] {
        switch entry {
        case .predict: variants.map(\.predict)
        case .evaluate: variants.compactMap(\.evaluate)
        case .gradient: variants.compactMap(\.gradient)
        case .stream: stream.map { [$0.phase] } ?? []
        case .step: []
        }
    }
}
