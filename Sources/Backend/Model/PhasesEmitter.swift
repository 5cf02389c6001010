import CCode
import LoopIR

/// Prints the work of an entry point: its phase or, for sequences of unequal lengths, that of the
/// smallest bucket that holds the longest of the call.
struct PhasesEmitter {
    let emitter: ModelEmitter
    let program: Program
    let entry: EntryPoint

    /// Declares `arena`, `weight` and, for the losses, `sum`, where they are used, then runs the phase.
    var statements: [CStatement] {
        let phases = phases
        var result: [CStatement] = []
        if phases.contains(where: \.usesArena) { result.append(.declaration(CDeclaration(.const(.floats), "arena", "workspace"))) }
        if phases.contains(where: { $0.uses(.exampleWeight) }) {
            let weight = CExpression.float(1) / .cast(.float, "n")
            result.append(.declaration(CDeclaration(.const(.float), "weight", weight)))
        }
        if phases.contains(where: { $0.phase.losses != nil }) { result.append(.declaration(CDeclaration(.double, "sum", 0))) }
        guard phases.count > 1, let lengths = emitter.lengthInput else { return result + phases[0].statements }

        let longest = CExpression.call("nn_longest", .index("inputs", .integer(lengths)), "n")
        result.append(.declaration(CDeclaration(
            .const(.int32), "longest", .conditional(.binary(.greater, "n", 0), then: longest, otherwise: 0))))
        let steps = program.variants.map { $0.steps! }
        let last = phases[phases.count - 1].statements
        let choice = zip(steps, phases).dropLast().reversed().reduce(last) { otherwise, bucket in
            [.if(.binary(.lessOrEqual, "longest", .integer(bucket.0)), then: bucket.1.statements, otherwise: otherwise)]
        }
        return result + choice
    }

    private var phases: [PhaseEmitter] {
        var number = emitter.firstNumber(of: entry)
        return program.phases(of: entry).map { phase in
            defer { number += phase.calls.count }
            return PhaseEmitter(emitter: emitter, program: program, entry: entry, phase: phase, firstNumber: number)
        }
    }
}
