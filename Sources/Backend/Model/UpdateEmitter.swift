import CCode
import LoopIR
import Templates
import TensorIR

/// What a training step does with the gradient: clipping, then the optimiser on each stretch of
/// trained parameters.
extension ModelEmitter {
    func clipCalls(_ program: Program) -> [CStatement] {
        switch training?.clip {
        case nil:
            return []
        case .value(let limit):
            return [call(BlockKernels(program).clip(), program, blockFloats, ["gradients", .float(Float(limit))])]
        case .norm(let limit):
            let kernel = BlockKernels(program).scale()
            let square = CExpression.call("nn_sum_of_squares", "gradients", .integer(blockFloats))
            let factor = CExpression.cast(.float, .double(limit) / .call("nn_square_root", "square"))
            return [
                .verbatim("NN_AT(\(number(of: kernel, program)))"),
                .declaration(CDeclaration(.const(.double), "square", square)),
                .if(
                    .binary(.greater, "square", .double(limit * limit)),
                    then: [call(kernel, program, blockFloats, ["gradients", factor])]),
            ]
        }
    }

    func updateCalls(_ program: Program) -> [CStatement] {
        guard let optimizer = training?.optimizer else { return [] }
        let kernel = BlockKernels(program).update(optimizer)
        let names = optimizer.scalarNames
        let scalars = zip(optimizer.scalars, names).map { scalar, name in
            CStatement.declaration(CDeclaration(.const(.float), name, scalar.value(named: name)))
        }
        let calls = trainedSegments.map { segment in
            let states = optimizer.states.indices.map { place("state", $0 * blockFloats + segment.offset) }
            return call(
                kernel, program, segment.floats,
                [place("parameters", segment.offset), place("gradients", segment.offset)]
                    + states + names.map { .identifier($0) })
        }
        return calls.isEmpty ? [] : scalars + calls + [.verbatim("NN_AT(-1)")]
    }

    var trainedSegments: [Segment] { trained.map(segment).merged }

    /// The functions that compute a step's scalars.
    var scalarFunctions: [CFunction] {
        guard let optimizer = training?.optimizer, !trainedSegments.isEmpty else { return [] }
        return zip(optimizer.scalars, optimizer.scalarNames).compactMap { $0.function(named: $1) }
    }

    /// The kernels of a training step that are not the layers', for one ISA.
    func blockKernels(_ program: Program) -> [Kernel] {
        guard let training else { return [] }
        let kernels = BlockKernels(program)
        var result: [Kernel] = []
        if penalties.contains(where: { $0.kind == .l1 }) { result.append(kernels.penalty(.l1)) }
        if penalties.contains(where: { $0.kind == .l2 }) { result.append(kernels.penalty(.l2)) }
        switch training.clip {
        case nil: break
        case .value: result.append(kernels.clip())
        case .norm: result.append(kernels.scale())
        }
        if !trainedSegments.isEmpty { result.append(kernels.update(training.optimizer)) }
        return result
    }

    var updateHelpers: Set<ModelText.Helper> {
        guard let training else { return [] }
        var helpers = Set(training.optimizer.scalars.flatMap(\.helpers))
        if trainedSegments.isEmpty { helpers = [] }
        if case .norm = training.clip { helpers.formUnion([.sumOfSquares, .squareRoot]) }
        return helpers
    }
}
