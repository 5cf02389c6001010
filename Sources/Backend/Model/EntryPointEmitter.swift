import CCode
import LoopIR
import TensorIR

/// The functions behind the descriptor of one ISA.
extension ModelEmitter {
    func entryPoints(of program: Program) -> [CFunction] {
        EntryPoint.allCases.filter { $0 != .stream || isOffered($0) }.map { function($0, of: program) }
    }

    /// `digits_predict_avx2`
    func name(of entry: EntryPoint, _ program: Program) -> String {
        "\(names.prefix)_\(entry.rawValue)_\(program.target.name)"
    }

    /// Whether the model can do more than answer `NN_NO_TRAINING`.
    func isOffered(_ entry: EntryPoint) -> Bool {
        switch entry {
        case .predict: true
        case .evaluate: program.evaluate != nil
        case .gradient, .step: training != nil
        case .stream: program.stream != nil
        }
    }

    /// The entry points with a check of their own; a step checks its state and leaves the rest to
    /// the gradient.
    var checkedEntryPoints: [EntryPoint] { EntryPoint.allCases.filter { isOffered($0) && $0 != .step } }

    private func function(_ entry: EntryPoint, of program: Program) -> CFunction {
        let body = isOffered(entry) ? body(of: entry, program) : [.return("NN_NO_TRAINING")]
        let used = body.identifiers
        let unused = entry.parameters.filter { !used.contains($0.name) }
            .map { CStatement.expression(.cast(.void, .identifier($0.name))) }
        return CFunction(
            result: .status, name: name(of: entry, program), parameters: entry.parameters, body: unused + body)
    }

    private func body(of entry: EntryPoint, _ program: Program) -> [CStatement] {
        let work: [CStatement] =
            switch entry {
            case .predict: check(entry) + phases(.predict, program).statements
            case .evaluate: check(entry) + phases(.evaluate, program).statements + [setLoss(plus: nil)]
            case .gradient: check(entry) + refuseChunks(program) + gradientBody(program)
            case .step: stepBody(program)
            case .stream: check(entry) + phases(.stream, program).statements
            }
        return work + [.return("NN_OK")]
    }

    private func check(_ entry: EntryPoint) -> [CStatement] {
        returnUnlessOK(.call(
            .identifier("check_\(entry.rawValue)"), checkedParameters(entry).map { .identifier($0.name) }))
    }

    private func returnUnlessOK(_ status: CExpression) -> [CStatement] {
        [
            .declaration(CDeclaration(.const(.status), "status", status)),
            .if(.binary(.notEqual, "status", "NN_OK"), then: [.return("status")]),
        ]
    }

    private func phases(_ entry: EntryPoint, _ program: Program) -> PhasesEmitter {
        PhasesEmitter(emitter: self, program: program, entry: entry)
    }

    private func setLoss(plus penalty: CExpression?) -> CStatement {
        let mean = CExpression.conditional(
            .binary(.greater, "n", 0), then: "sum" / .cast(.double, "n"), otherwise: .double(0))
        guard let penalty else { return .assign(.unary(.dereference, "loss"), mean) }
        return .assign(.unary(.dereference, "loss"), mean + penalty)
    }

    /// Statistics of the batch would be those of its chunks, so a batch must fit one.
    private func refuseChunks(_ program: Program) -> [CStatement] {
        guard let capacity = program.gradient?.capacity, keepsBatchStatistics else { return [] }
        return [.if(.binary(.greater, "n", .integer(capacity)), then: [.return("NN_TOO_MANY_EXAMPLES")])]
    }

    private func gradientBody(_ program: Program) -> [CStatement] {
        var body: [CStatement] = []
        body.append(.if(.binary(.equal, "n", 0), then: [clear("gradients", floats: blockFloats)]))
        if !gradientPadding.isEmpty { body.append(.call("clear_padding", "gradients")) }
        body += phases(.gradient, program).statements
        body += penaltyCalls(program)
        body.append(setLoss(plus: penalties.isEmpty ? nil : .call("penalty", "parameters")))
        return body
    }

    private func stepBody(_ program: Program) -> [CStatement] {
        var body: [CStatement] = []
        if stateFloats > 0 {
            body.append(.if(.unary(.not, "state"), then: [.return("NN_NULL_POINTER")]))
            body.append(.if(.unary(.not, .call("nn_is_aligned", "state")), then: [.return("NN_MISALIGNED")]))
        }
        let arguments = EntryPoint.gradient.parameters.map { CExpression.identifier($0.name) }
        body += returnUnlessOK(.call(.identifier(name(of: .gradient, program)), arguments))
        return body + clipCalls(program) + updateCalls(program)
    }

    /// Sets so many floats from a place on to 0.
    func clear(_ place: CExpression, floats: Int) -> CStatement {
        .call("memset", place, 0, .integer(floats) * .sizeof(.float))
    }
}
