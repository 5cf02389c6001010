import CCode
import LoopIR
import Templates
import TensorIR

/// A stretch of the parameter block.
struct Segment: Hashable, Sendable {
    var offset: Int
    var floats: Int
}

extension [Segment] {
    /// Segments that touch as one, in ascending order.
    var merged: [Segment] {
        sorted { $0.offset < $1.offset }.reduce(into: []) { merged, segment in
            if let last = merged.last, last.offset + last.floats == segment.offset {
                merged[merged.count - 1].floats += segment.floats
            } else {
                merged.append(segment)
            }
        }
    }
}

/// One kind of penalty with one weight, and the parameters it is for.
struct PenaltyTerm: Hashable, Sendable {
    var kind: BlockKernels.Penalty
    var weight: Double
    var segments: [Segment]
}

extension ModelEmitter {
    func segment(_ parameter: Int) -> Segment {
        Segment(offset: program.layouts[parameter].offset, floats: program.layouts[parameter].floats)
    }

    /// The terms that the loss gains: l1·Σ|w| and l2·Σw², parameters of equal weight together.
    var penalties: [PenaltyTerm] {
        guard training != nil else { return [] }
        var terms: [PenaltyTerm] = []
        func add(_ kind: BlockKernels.Penalty, _ weight: Double, _ parameter: Int) {
            guard weight != 0 else { return }
            if let index = terms.firstIndex(where: { $0.kind == kind && $0.weight == weight }) {
                terms[index].segments.append(segment(parameter))
            } else {
                terms.append(PenaltyTerm(kind: kind, weight: weight, segments: [segment(parameter)]))
            }
        }
        for index in trained {
            add(.l1, graph.parameters[index].l1, index)
            add(.l2, graph.parameters[index].l2, index)
        }
        return terms.map { PenaltyTerm(kind: $0.kind, weight: $0.weight, segments: $0.segments.merged) }
    }

    /// The penalties' part of the loss: `double penalty(const float *parameters)`.
    var penaltyFunction: CFunction? {
        let terms = penalties.map { term in
            let sums = term.segments.map { segment in
                CExpression.call(
                    term.kind == .l1 ? "nn_sum_of_magnitudes" : "nn_sum_of_squares",
                    place("parameters", segment.offset), .integer(segment.floats))
            }
            return .double(term.weight) * sums.dropFirst().reduce(sums[0], +)
        }
        guard let first = terms.first else { return nil }
        return CFunction(
            comment: ["What the penalties add to the loss."], result: .double, name: "penalty",
            parameters: [CFunction.Parameter(.constFloats, "parameters")],
            body: [.return(terms.dropFirst().reduce(first, +))])
    }

    var penaltyHelpers: Set<ModelText.Helper> {
        Set(penalties.map { $0.kind == .l1 ? .sumOfMagnitudes : .sumOfSquares })
    }

    /// Adds the penalties' derivatives to the gradient block.
    func penaltyCalls(_ program: Program) -> [CStatement] {
        let calls = penalties.flatMap { term in
            let kernel = BlockKernels(program).penalty(term.kind)
            let factor = CExpression.float(Float(term.kind == .l1 ? term.weight : 2 * term.weight))
            return term.segments.map { segment in
                call(
                    kernel, program, segment.floats,
                    [place("parameters", segment.offset), place("gradients", segment.offset), factor])
            }
        }
        return calls.isEmpty ? [] : calls + [.verbatim("NN_AT(-1)")]
    }

    func place(_ block: CExpression, _ offset: Int) -> CExpression {
        offset == 0 ? block : block + .integer(offset)
    }

    /// A call of a kernel that runs over so many floats.
    func call(_ kernel: Kernel, _ program: Program, _ floats: Int, _ arguments: [CExpression]) -> CStatement {
        let function = CExpression.identifier("\(kernel.name)_\(program.target.name)")
        return .marked("NN_AT(\(number(of: kernel, program)))", .call(function, [.integer(floats)] + arguments))
    }
}
