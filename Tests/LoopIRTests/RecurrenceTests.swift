import LoopIR
import TensorIR
import TestSupport
import Testing

/// Recurrences through the interpreter of the loop language, on every target, at odd sizes.
@Suite struct RecurrenceTests {
    @Test(arguments: RecurrentForm.allCases, [Target.scalar, .avx2, .avx512])
    func loopsAgreeWithTheReference(_ form: RecurrentForm, _ target: Target) throws {
        for (steps, width, units, examples) in [(5, 3, 4, 3), (1, 2, 17, 2), (2, 7, 33, 1), (3, 1, 1, 19)] {
            for isReversed in [false, true] {
                var net = RecurrentNet(steps: steps, width: width, units: units)
                let results = net.build(form, isReversed: isReversed)
                net.setLoss(of: results)
                net.graph.outputs = results.enumerated().map { Port(name: "y\($0)", value: $1) }
                try agree(
                    use: net.graph, training: net.graph, target: target, examples: examples,
                    note: "\(form) of \(steps) steps, \(width) to \(units), \(examples) examples, reversed: \(isReversed)")
            }
        }
    }
}
