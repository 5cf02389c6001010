import TensorIR

/// A plain evaluator of graphs in Double, written to be obviously right: the oracle of the tests.
package enum Reference {
    /// The values of all nodes for n examples, row-major, the examples of a batched value one
    /// behind the other.
    ///
    /// - Parameters:
    ///   - parameters: by `graph.parameters`, each in its shape.
    ///   - inputs: by `graph.inputs`, n examples each; indices as whole numbers.
    ///   - targets: by `graph.targets`, likewise.
    ///   - examples: n.
    ///   - seed: of the call; with it and a stream's number `random` gives element `index` of a
    ///     dropout mask, uniform in 0..<1.
    ///   - rounded: what becomes of each number that is computed; as with random roundings, to see how far
    ///     those of a float carry (Monte Carlo arithmetic: Parker 1997).
    package static func evaluate(
        _ graph: Graph, parameters: [[Double]], inputs: [[Double]], targets: [[Double]] = [], examples: Int,
        seed: UInt64 = 0, random: @escaping (_ seed: UInt64, _ stream: Int, _ index: Int) -> Double = uniform,
        rounded: ((Double) -> Double)? = nil
    ) -> [ValueID: [Double]] {
        var evaluation = Evaluation(
            graph: graph, parameters: parameters, inputs: inputs, targets: targets, examples: examples, seed: seed, random: random,
            rounded: rounded)
        for id in graph.ids { evaluation.values.append(evaluation.value(of: id)) }
        return Dictionary(uniqueKeysWithValues: zip(graph.ids, evaluation.values.map(\.values)))
    }

    /// The generator of the emitted code (nn_uniform): uniform on 0..<1, a multiple of 2⁻²⁴.
    package static func uniform(seed: UInt64, stream: Int, index: Int) -> Double {
        let step: UInt64 = 0x9e37_79b9_7f4a_7c15
        func mix(_ bits: UInt64) -> UInt64 {
            var z = bits
            z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
            return z ^ (z >> 31)
        }
        let start = mix(mix(seed &+ step) &+ UInt64(bitPattern: Int64(stream)))
        return Double(mix(start &+ (UInt64(index) &+ 1) &* step) >> 40) * 0x1p-24
    }
}
