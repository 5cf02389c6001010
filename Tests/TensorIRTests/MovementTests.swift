import Reference
import TestSupport
import Testing

@testable import TensorIR

/// Chains of movements, which passes join, shorten and push into contractions.
@Suite struct Movements {
    @Test(arguments: 0..<400)
    func keepTheirValues(seed: Int) {
        let graph = RandomMovements.draw(seed: UInt64(seed))
        graph.verify()
        var random = SplitMix(state: UInt64(seed))
        let numbers = Numbers(for: graph, examples: 3, random: &random)
        let expected = Reference.evaluate(graph, numbers)[graph.outputs[0].value]!
        for pass in Graph.simplifyingPasses + Graph.finalPasses {
            let other = graph.running(pass)
            let values = Reference.evaluate(other, numbers)[other.outputs[0].value]!
            #expect(zip(values, expected).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($1)) } && values.count == expected.count,
                "\(pass.name)\n\(graph.text)")
        }
    }
}
