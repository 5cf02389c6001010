import NNRuntime
import Testing

@Suite struct StepUnitTests {
    /// All vectors of n bits, one behind the other, and whether two ones stand side by side in each.
    private func vectors(_ n: Int) -> (bits: [Float], hasPair: [Float]) {
        let numbers = 0..<(1 << n)
        let bits = numbers.flatMap { number in (0..<n).map { Float(number >> $0 & 1) } }
        return (bits, numbers.map { $0 & ($0 >> 1) == 0 ? 0 : 1 })
    }

    @Test func consecutiveOnesOfFourBitsByHand() throws {
        let gate = try BuiltModel(file: "gate")
        let (bits, hasPair) = vectors(4)
        #expect(hasPair.reduce(0, +) == 8)
        #expect(try gate.output(bits) == hasPair)
    }

    /// The thresholds 2.5, 1.5 and 0.5.
    @Test func aThresholdIsANegativeBias() throws {
        let parameters = try BuiltModel(file: "gate").parameters
        #expect(parameters["dense1.bias"] == [-2.5, -1.5])
        #expect(parameters["dense2.bias"] == [-0.5])
    }

    @Test(arguments: [("xor", 2), ("xor3", 3)])
    func exclusiveOrIsLearned(model: String, bits: Int) throws {
        let inputs = vectors(bits).bits
        let parity = (0..<(1 << bits)).map { Float($0.nonzeroBitCount % 2) }
        #expect(try learned(BuiltModel(file: model), inputs, parity) == parity)
    }

    @Test(arguments: [("ones5", 5), ("ones6", 6)])
    func consecutiveOnesAreLearned(model: String, bits: Int) throws {
        let (inputs, hasPair) = vectors(bits)
        #expect(try learned(BuiltModel(file: model), inputs, hasPair) == hasPair)
    }

    /// The answers after the training that the model file asks for.
    private func learned(_ model: BuiltModel, _ inputs: [Float], _ answers: [Float]) throws -> [Float] {
        let bits = inputs.count / answers.count
        let table = DataSet(
            inputs: [.init(name: "bits", shape: [bits], values: .floats(inputs))],
            targets: [.init(name: "answer", shape: [1], values: .floats(answers))])
        let run = try TrainingRun(model.compiled, on: DataSource(name: "table", train: table))
        try run.train()
        return try model.output(inputs, with: run.parameters).map { $0 > 0.5 ? 1 : 0 }
    }
}
