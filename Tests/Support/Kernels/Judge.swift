import Reference
import TensorIR

/// What the evaluator in Double says a call must give, and where compiled code gives something else.
package struct Judge {
    package let subject: Subject
    package let cases: [Case]
    private let expected: [Expected]

    private struct Expected {
        var outputs: [[Double]]
        var loss: Double
        /// Of the mean loss in training alone, by parameter.
        var gradients: [[Double]?] = []
        var trainingLoss = 0.0
        /// By parameter; nil for what training does not keep statistics of.
        var updates: [Int: [Double]] = [:]
    }

    package init(_ subject: Subject, _ cases: [Case], rounded: ((Double) -> Double)? = nil) {
        (self.subject, self.cases) = (subject, cases)
        let use = subject.model.inference
        var differentiated: [Graph: Graph] = [:]
        func gradients(of graph: Graph) -> Graph {
            let known = differentiated[graph] ?? graph.differentiated()
            differentiated[graph] = known
            return known
        }
        expected = cases.map { call in
            let once = call.once, values = Reference.evaluate(use, once, rounded: rounded)
            func again(_ values: [Double]) -> [Double] {
                let count = values.count / call.distinct
                return (0..<call.numbers.examples).flatMap { values[$0 % call.distinct * count..<($0 % call.distinct + 1) * count] }
            }
            var expected = Expected(
                outputs: use.outputs.map { again(values[$0.value]!) },
                loss: mean(again(values[use.loss!]!)))
            guard call.trains, let training = subject.trainingGraph(of: call).map(gradients) else { return expected }
            let trained = Reference.evaluate(training, call.numbers, rounded: rounded)
            expected.gradients = training.gradients.map { $0.map { trained[$0]! } }
            expected.trainingLoss = mean(trained[training.loss!]!)
            expected.updates = training.updates.mapValues { trained[$0]! }
            return expected
        }
    }

    /// Whatever of the results is wrong, a line each.
    package func complaints(about results: [Results]) -> [String] {
        results.flatMap { results in
            zip(cases, zip(expected, results.cases)).flatMap { call, pair -> [String] in
                let (expected, actual) = pair
                return complaints(call, expected, actual).map { "\(results.isa), \(call.numbers.examples) examples: \($0)" }
            }
        }
    }

    private func complaints(_ call: Case, _ expected: Expected, _ actual: CaseResults) -> [String] {
        var found = Findings()
        for (port, (expected, actual)) in zip(subject.model.inference.outputs, zip(expected.outputs, actual.outputs)) {
            found.compare(actual, expected, within: 1e-5, "output \(port.name)")
        }
        found.compare([actual.loss], [expected.loss], within: 1e-5, notBelow: smallestLoss, "loss")
        if call.trains { judgeSteps(call, expected, actual.steps, &found) }
        return found.lines
    }

    /// Whether the evaluator's own numbers change by more than is allowed when all that it computes is rounded at random
    /// by up to 2⁻²², as beside a kink, where compiled code may rightly find the other side, or where a small difference
    /// of large numbers is all that is left.
    package var isUnsteady: Bool {
        let random = RandomRounding()
        return (0..<8).contains { _ in
            let other = Judge(subject, cases.map { $0.with($0.numbers.parameters.map { $0.map(random.round) }) }, rounded: random.round)
            return zip(cases, zip(expected, other.expected)).contains { call, pair in
                !disagreements(call, pair.0, pair.1).isEmpty
            }
        }
    }

    private func disagreements(_ call: Case, _ expected: Expected, _ other: Expected) -> [String] {
        var found = Findings()
        for (one, two) in zip(expected.outputs, other.outputs) { found.compare(two, one, within: 1e-5, "output") }
        found.compare([other.loss], [expected.loss], within: 1e-5, notBelow: smallestLoss, "loss")
        let largest = expected.gradients.compactMap(\.self).joined().map(abs).max() ?? 0
        for case (let one?, let two?) in zip(expected.gradients, other.gradients) {
            found.compare(two, one, within: 1e-4, notBelow: largest / (subject.couplesExamples ? 10 : 100), "gradient")
        }
        for (parameter, kept) in expected.updates { found.compare(other.updates[parameter]!, kept, within: 1e-5, "statistic") }
        return found.lines
    }

    private func judgeSteps(_ call: Case, _ expected: Expected, _ steps: [StepResults], _ found: inout Findings) {
        let table = subject.model.inference.parameters
        let start = call.numbers.parameters
        let penalty = zip(table, zip(start, expected.gradients)).reduce(0.0) { sum, entry in
            let (parameter, (weights, gradient)) = entry
            guard gradient != nil else { return sum }
            return sum + weights.reduce(0) { $0 + parameter.l1 * abs($1) + parameter.l2 * $1 * $1 }
        }
        found.compare([steps[0].loss], [expected.trainingLoss + penalty], within: 1e-5, notBelow: smallestLoss, "training loss")

        let gradients = table.indices.map { p -> [Double] in
            guard let gradient = expected.gradients[p] else { return start[p].map { _ in 0 } }
            return zip(gradient, start[p]).map { $0 + table[p].l1 * sign($1) + 2 * table[p].l2 * $1 }
        }
        // What reaches a parameter before batchNorm has lost its mean: it is the small difference of
        // numbers as large as the gradients behind, and so is its rounding.
        let largest = gradients.joined().map(abs).max() ?? 0
        let floor = largest / (subject.couplesExamples ? 10 : 100)
        for p in table.indices {
            found.compare(steps[0].gradients[p], gradients[p], within: 1e-4, notBelow: floor, "gradient of \(table[p].name)")
        }
        judgeUpdates(start, expected, steps, &found)
    }

    /// Steps are judged by the gradients that the compiled code itself found, so that this is about
    /// clipping, the optimizer and the statistics alone. From where training leaves the numbers of a float on there is
    /// nothing to be judged; the first gradients have been.
    private func judgeUpdates(_ start: [[Double]], _ expected: Expected, _ steps: [StepResults], _ found: inout Findings) {
        let table = subject.model.inference.parameters, training = subject.model.plan!
        var state = Reference.TrainingState(parameters: start, optimizer: training.optimizer)
        let unpenalized = table.map { parameter in
            var parameter = parameter
            (parameter.l1, parameter.l2) = (0, 0)
            return parameter
        }
        for (number, step) in steps.enumerated() {
            guard step.loss.isFinite, step.gradients.joined().allSatisfy(\.isFinite) else { return }
            let before = state.parameters
            let gradients = table.indices.map { expected.gradients[$0] == nil ? nil : step.gradients[$0] }
            Reference.step(&state, gradients: gradients, of: unpenalized, training: training)
            for p in table.indices {
                let what = "\(table[p].name) in step \(number + 1)"
                if let kept = expected.updates[p] {
                    if number == 0 { found.compare(step.kept[p], kept, within: 1e-5, "what `gradient` makes of \(what)") }
                    if step.parameters[p] != step.kept[p] { found.lines.append("a step and `gradient` keep different \(what)") }
                    continue
                }
                if step.kept[p] != before[p] { found.lines.append("`gradient` changes \(what)") }
                func change(_ after: [Double]) -> [Double] { zip(after, before[p]).map { $0 - $1 } }
                let rounding = (before[p].map(abs).max() ?? 0) * 0x1p-23
                found.compare(
                    change(step.parameters[p]), change(state.parameters[p]), within: 1e-4, give: rounding, "the change of \(what)")
            }
            state.parameters = step.parameters
        }
    }
}

/// Moves numbers by up to four times the error of one rounding to a float, as the functions of the emitted code do.
private final class RandomRounding {
    private var random = SplitMix(state: 1)
    func round(_ x: Double) -> Double { x * (1 + random.number(in: -0x1p-22...0x1p-22)) }
}

/// Differences beyond what is allowed.
private struct Findings {
    var lines: [String] = []

    /// Compares with the error as a share of the largest number expected, or of `notBelow` where that is larger.
    mutating func compare(
        _ actual: [Double], _ expected: [Double], within tolerance: Double, notBelow floor: Double = 0, give: Double = 0, _ what: String
    ) {
        let scale = max(expected.map(abs).max() ?? 0, floor)
        let errors = zip(actual, expected).map { abs($0 - $1) }
        guard let worst = errors.indices.max(by: { errors[$0] < errors[$1] }) else { return }
        let isBad = errors.contains { !($0 <= tolerance * scale + give) }
        guard isBad else { return }
        let place = errors.firstIndex { $0.isNaN } ?? worst
        lines.append(
            "\(what)[\(place)] is \(actual[place]), expected \(expected[place]); error \(errors[place] / scale) of \(scale)")
    }
}

/// A loss near 0, such as log(cosh(z)), is what is left of numbers near 1.
private let smallestLoss = 0.1

private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
private func sign(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }
