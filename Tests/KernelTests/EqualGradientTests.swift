import Testing

/// Layers whose results are added have one gradient between them, which each parameter's place in the block gets once,
/// however many chunks a call comes in.
@Suite struct EqualGradientTests {
    @Test(arguments: ["input x: [5]\n let a = dense(7)\n dense(7)", "input x: [4, 4, 2]\n let a = conv(filters: 3, size: 3)\n conv(filters: 3, size: 3)"])
    func countOnce(_ layers: String) throws {
        try judge("model Net {\n \(layers)\n tanh(it + a)\n train {\n loss: squaredError\n batch: 4\n }\n}\n", 1, flags: ["-O1"])
    }
}
