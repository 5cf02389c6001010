import Layers
import Reference
import TensorIR
import TestSupport
import Testing

@Suite struct ExampleGradientTests {
    static let differentiable = CatalogueEntry.all.filter { [.layer, .activation, .loss].contains($0.family) }

    /// Every layer, activation and loss: the gradients of its example against finite differences.
    @Test(arguments: differentiable)
    func gradientsAgreeWithDifferences(of item: CatalogueEntry) throws {
        var lines = item.entry.example
        if item.family == .activation { lines = lines.replacing("input x: [4]", with: "input x: [4]\ndense(4)") }
        if !lines.contains("train") { lines += "\ntrain { loss: squaredError }" }
        let net = try Net(lines)
        let differentiated = net.graph.differentiated()
        differentiated.verify()
        for examples in [1, 3] {
            var numbers = net.random(examples: examples)
            for (index, parameter) in net.graph.parameters.enumerated() where parameter.name.hasSuffix("running_var") {
                numbers.parameters[index] = numbers.parameters[index].map { $0 + 2 }
            }
            var random = SplitMix(state: 3)
            let gradients = Reference.gradients(differentiated, numbers)
            #expect(disagreements(between: gradients, andDifferencesOf: net.graph, at: numbers, random: &random) == [])
        }
    }
}
