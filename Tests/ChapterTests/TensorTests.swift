import NNRuntime
import TestSupport
import Testing

@Suite struct TensorTests {
    /// A 28×28 image into 7×7 nodes has 38,416 weights and the outputs of 784 numbers into 49 nodes.
    @Test func anImageIntoAMatrixOfNodes() throws {
        let matrix = try BuiltModel(file: "matrix")
        let vector = try BuiltModel("""
            model Vector {
                input image: [784]
                dense(49, activation: sigmoid)
                dense(10, activation: softmax)
            }
            """)
        #expect(matrix.elaborated.layers[0].dims == [7, 7])
        #expect(matrix.compiled.parameterTable[0].count == 38_416)
        let weights = try matrix.parameters
        var same = try vector.parameters
        for parameter in matrix.compiled.parameterTable { try same.set(parameter.name, to: #require(weights[parameter.name])) }
        var random = SplitMix(state: 28)
        let images = random.numbers(5 * 784, in: 0...1).map(Float.init)
        let outputs = try matrix.output(images, with: weights)
        #expect(outputs.count == 50 && Set(outputs).count > 40)
        #expect(try vector.output(images, with: same) == outputs)
    }
}
