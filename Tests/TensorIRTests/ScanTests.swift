import Reference
import TestSupport
import Testing

@testable import TensorIR

private let origin = Origin(layer: "", span: nil)
private let x = Scalar.operand(0), y = Scalar.operand(1)

@Suite struct Recurrences {
    @Test(arguments: RecurrentForm.allCases, [false, true]) func gradientsAgreeWithDifferences(_ form: RecurrentForm, isReversed: Bool) {
        var trial = RecurrentNet(steps: 5, width: 3, units: 4)
        let results = trial.build(form, isReversed: isReversed)
        // All results in the loss, then only the last state, then only what each step leaves.
        for chosen in [results, [results[0]], [results.last!]] {
            trial.setLoss(of: chosen)
            let numbers = Numbers(for: trial.graph, examples: 3, random: &trial.random)
            for differentiated in [trial.graph.differentiated(), trial.graph.optimized()] {
                differentiated.verify()
                let gradients = Reference.gradients(differentiated, numbers)
                let found = disagreements(between: gradients, andDifferencesOf: trial.graph, at: numbers, random: &trial.random)
                #expect(found.isEmpty, "\(found.prefix(3))")
            }
        }
    }

    /// s₅ = Σ x, and the stack holds the sums so far: from the front or from the back.
    @Test(arguments: [false, true]) func runningSums(isReversed: Bool) {
        var graph = Graph(name: "Sums")
        let input = graph.addInput("x", [3], origin: origin)
        let start = graph.append(.constant(.splat(10, Shape(batched: true, []))), origin: origin)
        let (final, stacks) = graph.appendScan(
            states: [start], sequences: [input], constants: [], steps: 3, isReversed: isReversed, origin: origin
        ) { body, states, slices, _ in
            let sum = body.append(.map(x + y), [states[0], slices[0]], origin: origin)
            return ([sum], [sum])
        }
        let values = Reference.evaluate(graph, parameters: [], inputs: [[1, 2, 4, 8, 16, 32]], examples: 2)
        #expect(values[final[0]] == [17, 66])
        #expect(values[stacks[0]] == (isReversed ? [17, 16, 14, 66, 58, 42] : [11, 13, 17, 18, 34, 66]))
    }

    /// The weights' gradient is one contraction over all steps, not a sum within the loop; what the
    /// way back does not need is not kept.
    @Test func weightsGradientIsOneContraction() {
        var trial = RecurrentNet(steps: 5, width: 3, units: 4)
        let results = trial.build(.lstm, isReversed: false)
        trial.setLoss(of: [results.last!])
        let graph = trial.graph.optimized()
        #expect(graph.scans.count == 2)
        let (forward, backward) = (graph.scans[0], graph.scans[1])
        #expect(!forward.isReversed && backward.isReversed)
        #expect(backward.body.ids.filter { if case .contract = backward.body[$0].primitive { true } else { false } }.count == 1)
        // The gates, the cell and its tanh beside the output.
        #expect(forward.results - forward.states <= 7)
        let weights = graph.gradients[1]!
        guard case .contract(let contract) = graph[weights].primitive else { return #expect(Bool(false), "\(graph[weights])") }
        #expect(contract.overBatch && contract.left.count == 2)
    }
}
