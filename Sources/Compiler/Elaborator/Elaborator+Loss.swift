import Layers
import Source
import Syntax
import TensorIR

extension Elaborator {
    /// One loss of a weighted sum.
    private struct Term {
        var option: Option
        var weight: Double
        var span: Span
    }

    /// Appends the loss of each example, a weighted sum of losses on the outputs.
    mutating func appendLoss(_ entry: TrainEntry) {
        guard let terms = terms(entry.values[0], weight: 1) else { return }
        net.begin(layer: "loss", span: entry.values[0].span)
        var values: [(id: ValueID, weight: Double)] = []
        var compared: [String: Span] = [:]
        for term in terms {
            guard let output = output(of: term) else { continue }
            if let first = compared[output.name] {
                error(
                    .repeatedOutput, "the output `\(output.name)` has two losses", at: term.span,
                    notes: [Note("first here", at: first)])
                continue
            }
            compared[output.name] = term.span
            guard let loss = term.option.entry as? any Loss else { preconditionFailure(term.option.entry.name) }
            let isUnnamed = !hasOutput
            var target = Target(isUnnamed ? "target" : output.name, doc: output.doc)
            if case .output(let name)? = term.option.arguments["target"] {
                guard let value = value(named: name, at: term.option.arguments.span(of: "target") ?? term.span) else { continue }
                target.value = value
            }
            do throws(Complaint) {
                let id = try loss.expand(output.value, target, term.option.arguments, in: &net)
                values.append((id, term.weight))
            } catch {
                report(error, term.option.arguments, at: term.span)
            }
            for warning in net.warnings { report(warning, as: .warning, term.option.arguments, at: term.span) }
            net.warnings = []
        }
        guard values.count == terms.count, let first = values.first else { return }
        if values.count == 1, first.weight == 1 {
            net.graph.loss = first.id
            return
        }
        var sum = Scalar.constant(first.weight) * .operand(0)
        for index in values.indices.dropFirst() { sum = sum + .constant(values[index].weight) * .operand(index) }
        net.graph.loss = net.graph.append(.map(sum), values.map(\.id), origin: net.origin)
    }

    /// `0.7 * crossEntropy(of: digit) + squaredError(of: pose)` as losses with weights; nil after a report.
    private mutating func terms(_ expression: Expression, weight: Double) -> [Term]? {
        switch expression.kind {
        case .binary(.plus, let left, let right):
            let (a, b) = (terms(left, weight: weight), terms(right, weight: weight))
            guard let a, let b else { return nil }
            return a + b
        case .binary(.times, let left, let right):
            let (factor, loss) = isLoss(left) ? (right, left) : (left, right)
            guard case .number(let value)? = value(of: factor, as: .number(.atLeast(0)), label: "the weight") else { return nil }
            return terms(loss, weight: weight * value)
        case .name, .call:
            if isPoisoned(expression) { return nil }
            return option(expression, of: .loss).map { [Term(option: $0, weight: weight, span: expression.span)] }
        case .invalid: return nil
        case .integer, .float, .string, .bool, .it, .array, .range, .unary, .binary:
            error(
                .wrongType, "`loss` takes a loss, or a weighted sum of losses", at: expression.span,
                help: ["loss: 0.7 * crossEntropy(of: digit) + 0.3 * squaredError(of: pose)"])
            return nil
        }
    }

    private func isLoss(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .name(let name): knownConstant(name) == nil
        case .call: true
        case .binary(_, let a, let b): isLoss(a) || isLoss(b)
        case .integer, .float, .string, .bool, .it, .array, .range, .unary, .invalid: false
        }
    }

    /// The value of the model that an output is compared with; nil after a report.
    private mutating func value(named name: String, at span: Span) -> ValueID? {
        switch frame.bindings[name] {
        case .value(let value)?: return value.id
        case .poisoned?: return nil
        case .constant?, .activation?, nil:
            error(.unknownName, "there is no value `\(name)`", at: span, help: didYouMean(name, among: Array(frame.bindings.keys)))
            return nil
        }
    }

    /// The output that a loss is about; nil after a report, or where the output is poisoned.
    private mutating func output(of term: Term) -> Port? {
        let outputs = net.graph.outputs
        guard case .output(let name)? = term.option.arguments["of"] else {
            if outputs.count + poisonedOutputs.count == 1 { return outputs.first }
            guard !outputs.isEmpty else { return nil }
            error(
                .whichOutput, "the model has \(outputs.count) outputs, and this loss does not say which it is about", at: term.span,
                help: ["\(term.option.entry.name)(of: \(outputs[0].name))"])
            return nil
        }
        if let output = outputs.first(where: { $0.name == name }) { return output }
        guard !poisonedOutputs.contains(name), !outputs.isEmpty else { return nil }
        error(
            .unknownName, "there is no output `\(name)`", at: term.option.arguments.span(of: "of") ?? term.span,
            help: didYouMean(name, among: outputs.map(\.name)))
        return nil
    }
}
