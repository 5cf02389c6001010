import CCode
import LoopIR
import Templates
import TensorIR

/// model.c, from top to bottom.
extension ModelEmitter {
    var source: CFile {
        let kernels = KernelFile(sections, others: randomFunctions) { section in
            entryPoints(of: programs.first { $0.target == section.isa.target }!).map(CTopLevel.function)
        }
        var items: [CTopLevel] = [.comment(sourceHead)]
        items += includes + kernels.head
        items.append(.text(ModelText.profile))
        items += kernels.library + helpers.map { .text($0.text) }
        items += constants + parameterTable + initialArrays + weightsDefinition
        items.append(.function(initializeFunction))
        items += checkedEntryPoints.map { .function(checkFunction($0)) }
        items += [clearPaddingFunction, penaltyFunction].compactMap { $0 }.map { .function($0) }
        items += scalarFunctions.map { .function($0) }
        items += kernels.body
        items += valueTables + bucketTable + trainingTable
        items += descriptors
        items.append(.function(chooser))
        items += EntryPoint.allCases.filter(isOffered).map { .function(typedFunction($0)) }
        return CFile(items)
    }

    /// Each program's kernels, those of a training step among them; the portable ones first.
    private var sections: [KernelSection] {
        programs.reversed().map { program in
            var program = program
            program.kernels += blockKernels(program)
            return KernelSection(program)
        }
    }

    private var descriptors: [CTopLevel] {
        programsByCondition.flatMap { condition, programs in
            let descriptors = programs.map(descriptor)
            return condition.map { [.conditional($0, descriptors)] } ?? descriptors
        }
    }

    private var includes: [CTopLevel] {
        [.include("\"\(options.headerName)\"")] + (programs.count > 1 ? [.include("<stdlib.h>")] : [])
    }

    /// The fixed functions that the source calls, and no other.
    private var helpers: [ModelText.Helper] {
        var used: Set<ModelText.Helper> = initialHelpers.union(penaltyHelpers).union(updateHelpers)
        if blockFloats + predictBytes > 0 { used.insert(.isAligned) }
        if program.variants.count > 1 { used.insert(.longest) }
        let checked = graph.inputs + (checkedEntryPoints.contains { $0.hasTargets } ? graph.targets : [])
        if checked.contains(where: { graph[$0.value].element != .float }) { used.insert(.isInRange) }
        return ModelText.Helper.allCases.filter(used.contains)
    }
}
