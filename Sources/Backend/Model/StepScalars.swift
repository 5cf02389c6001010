import CCode
import Templates
import TensorIR

/// What a step computes once from its iteration t = 0, 1, …: the rate and the corrections.
extension Optimizer.StepScalar {
    /// A function `double name_at(uint64_t t)`; nil for what does not depend on t.
    func function(named name: String) -> CFunction? {
        guard constant == nil else { return nil }
        let body: [CStatement]
        let comment: String
        switch self {
        case .rate(let schedule):
            comment = "The rate at iteration t: \(schedule.formula)."
            body = schedule.body
        case .biasCorrection(let beta):
            comment = "1 − \(beta)^(t + 1)."
            body = [.return(1 - .call("nn_power", .double(beta), "t" + 1))]
        }
        return CFunction(
            comment: [comment], result: .double, name: name + "_at",
            parameters: [CFunction.Parameter(.uint64, "t")], body: body)
    }

    /// The scalar at the step's `iteration`, as a float.
    func value(named name: String) -> CExpression {
        if let constant { return .float(Float(constant)) }
        return .cast(.float, .call(.identifier(name + "_at"), ["iteration"]))
    }

    private var constant: Double? {
        guard case .rate(let schedule) = self, schedule.shape == .constant, schedule.warmUp == 0 else { return nil }
        return schedule.rate
    }

    /// The helpers that the function calls.
    var helpers: Set<ModelText.Helper> {
        switch self {
        case .biasCorrection: [.power]
        case .rate(let schedule):
            switch schedule.shape {
            case .constant: []
            case .decay, .step: [.power]
            case .cosine: [.halfCosine]
            }
        }
    }
}

extension Schedule {
    fileprivate var body: [CStatement] {
        warmUpBody + shapeBody
    }

    private var warmUpBody: [CStatement] {
        guard warmUp > 0 else { return [] }
        let grown = CExpression.double(rate) * .cast(.double, "t" + 1) / .integer(warmUp)
        return [.if(.binary(.less, "t", .integer(warmUp)), then: [.return(grown)])]
    }

    private var shapeBody: [CStatement] {
        switch shape {
        case .constant:
            return [.return(.double(rate))]
        case .decay(let factor, let floor):
            let decayed = CExpression.double(rate) * .call("nn_power", .double(factor), "t")
            guard floor > 0 else { return [.return(decayed)] }
            return [
                .declaration(CDeclaration(.const(.double), "decayed", decayed)),
                .return(.conditional(
                    .binary(.greater, "decayed", .double(floor)), then: "decayed", otherwise: .double(floor))),
            ]
        case .step(let every, let factor):
            return [.return(.double(rate) * .call("nn_power", .double(factor), "t" / .integer(every)))]
        case .cosine(let iterations, let floor):
            let share = CExpression.cast(.double, "t") / .integer(iterations)
            let (highest, lowest) = (CExpression.double(rate), CExpression.double(floor))
            let fall = (floor == 0.0 ? highest : highest - lowest) * .call("nn_half_cosine", share)
            return [
                .if(.binary(.greaterOrEqual, "t", .integer(iterations)), then: [.return(lowest)]),
                .return(floor == 0.0 ? fall : lowest + fall),
            ]
        }
    }

    fileprivate var formula: String {
        let behind =
            switch shape {
            case .constant: "\(rate)"
            case .decay(let factor, let floor):
                "\(rate) · \(factor)^t" + (floor > 0 ? ", at least \(floor)" : "")
            case .step(let every, let factor): "\(rate) · \(factor)^⌊t / \(every)⌋"
            case .cosine(let iterations, let floor): "from \(rate) to \(floor) along half a cosine over \(iterations)"
            }
        return warmUp > 0 ? "\(rate) · (t + 1) / \(warmUp) for t < \(warmUp), then \(behind)" : behind
    }
}
