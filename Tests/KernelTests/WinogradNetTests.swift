import LoopIR
import TestSupport
import Testing

/// Nets whose convolutions run by minimal filtering, with sizes that tiles, vectors and panels divide and do not.
@Suite struct WinogradNetTests {
    static let nets: [(input: String, layers: String, tiles: String)] = [
        ("[8, 4, 16]", "conv(filters: 16, size: 3, pad: 1, activation: relu)", "F(4×4, 3×3)"),
        ("[7, 5, 19]", "conv(filters: 34, size: 3, pad: 1, activation: tanh)", "F(4×4, 3×3)"),
        ("[8, 5, 40]", "conv(filters: 50, size: 3)", "F(2×2, 3×3)"),
        ("[5, 4, 16]", "conv(filters: 17, size: 5, pad: 2)", "F(2×2, 5×5)"),
        (
            "[4, 4, 17]",
            "conv(filters: 20, size: 3, pad: 1)\n let a = relu(it)\n conv(of: a, filters: 20, size: 3, pad: 1)\n relu(it + a)\n pool(max, size: 2)",
            "F(4×4, 3×3)"
        ),
    ]

    @Test(arguments: nets.indices)
    func agrees(_ index: Int) throws {
        let (input, layers, tiles) = WinogradNetTests.nets[index]
        let text = "model Net {\n input x: \(input)\n \(layers)\n train {\n  loss: squaredError\n  optimizer: sgd(rate: 0.1)\n  batch: 12\n }\n}\n"
        let plan = try Subject(text).compilation.plan
        let found = plan.gradient?.winograds.values.map(\.description) ?? []
        #expect(found.contains { $0.hasPrefix(tiles) }, "\(found)")
        try judge(text, index, flags: sanitizers)
    }
}
