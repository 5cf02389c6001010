import Reference
import TensorIR
import TestSupport
import Testing

/// Random nets in the evaluator: the passes change nothing, and gradients are slopes.
@Suite struct OptimizedGraphTests {
    @Test(arguments: RandomNetTests.seeds)
    func passesKeepTheMeaning(_ seed: Int) throws {
        try expectSameMeaning(RandomModel.text(seed: UInt64(seed)), seed)
    }

    @Test(arguments: RandomSequenceNetTests.seeds.prefix(25))
    func passesKeepTheMeaningOfSequences(_ seed: Int) throws {
        try expectSameMeaning(RandomModel.sequenceText(seed: UInt64(seed)), seed)
    }

    private func expectSameMeaning(_ text: String, _ seed: Int) throws {
        let subject = try Subject(text)
        var numbers = Case.all(for: subject, seed: UInt64(seed))[0].numbers
        // Distributions that sum to 1 in Double, as the merged cross-entropy takes them to: those of
        // a case are rounded to floats.
        var random = SplitMix(state: UInt64(seed))
        numbers.targets = Numbers(for: subject.model.inference, examples: numbers.examples, random: &random).targets
        #expect(subject.changesByPasses(at: numbers) == [], "seed \(seed):\n\(text)")
    }
}

extension Subject {
    /// What the optimized graphs compute otherwise than the graphs as they were elaborated, beyond rounding.
    func changesByPasses(at numbers: Numbers) -> [String] {
        var found: [String] = []
        func compare(_ actual: [Double]?, _ expected: [Double]?, _ what: String) {
            guard let actual, let expected else {
                if actual != nil || expected != nil { found.append("\(what) is there on one side only") }
                return
            }
            let scale = max(expected.map(abs).max() ?? 0, 1e-6)
            if let (a, b) = zip(actual, expected).first(where: { !(abs($0 - $1) <= 1e-9 * scale) }) { found.append("\(what): \(a), was \(b)") }
        }
        let (use, optimizedUse) = (model.inference, compilation.graphs.use)
        let (values, optimizedValues) = (Reference.evaluate(use, numbers), Reference.evaluate(optimizedUse, numbers))
        for (a, b) in zip(optimizedUse.outputs, use.outputs) { compare(optimizedValues[a.value], values[b.value], "output \(b.name)") }
        compare(optimizedUse.loss.flatMap { optimizedValues[$0] }, use.loss.flatMap { values[$0] }, "loss")

        guard let training = model.training?.differentiated(), let optimized = compilation.graphs.training else { return found }
        let (plain, best) = (Reference.evaluate(training, numbers), Reference.evaluate(optimized, numbers))
        compare(best[optimized.loss!], plain[training.loss!], "training loss")
        for p in training.parameters.indices {
            let name = training.parameters[p].name
            let zero = training.parameters[p].isTrainable ? Array(repeating: 0.0, count: training.parameters[p].count) : nil
            compare(
                optimized.gradients[p].flatMap { best[$0] } ?? zero, training.gradients[p].flatMap { plain[$0] } ?? zero,
                "gradient of \(name)")
            compare(optimized.updates[p].flatMap { best[$0] }, training.updates[p].flatMap { plain[$0] }, "update of \(name)")
        }
        return found
    }
}
