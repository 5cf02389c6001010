import CNNModel
import Testing

@testable import NNRuntime

@Suite struct EvaluationTests {
    /// A model whose outputs are its inputs and whose loss is the mean of its targets' first elements.
    private func echo(_ target: nn_value, _ outputs: Int, loss: String) throws -> CompiledModel {
        var training = LinearModel.descriptor.pointee.training.pointee
        training.loss = LinearModel.text(loss)
        return try CompiledModel(LinearModel.descriptor {
            $0.inputs = UnsafePointer(LinearModel.table([LinearModel.value("x", [outputs])]))
            $0.outputs = UnsafePointer(LinearModel.table([LinearModel.value("scores", outputs == 1 ? [] : [outputs])]))
            $0.targets = UnsafePointer(LinearModel.table([target]))
            $0.training = UnsafePointer(LinearModel.table([training]))
            if outputs == 1 {
                $0.predict = { _, _, n, inputs, outputs in
                    outputs![0]!.copyMemory(from: inputs![0]!, byteCount: 4 * n)
                    return NN_OK
                }
            } else {
                $0.predict = { _, _, n, inputs, outputs in
                    outputs![0]!.copyMemory(from: inputs![0]!, byteCount: 12 * n)
                    return NN_OK
                }
            }
            $0.evaluate = { _, _, n, _, targets, loss in
                let labels = targets![0]!.assumingMemoryBound(to: Int32.self)
                loss!.pointee = (0 ..< n).reduce(0) { $0 + Double(labels[$1]) } / Double(n)
                return NN_OK
            }
        })
    }

    @Test func countsClassesOverAllBatches() throws {
        let model = try echo(LinearModel.value("label", [], range: 3), 3, loss: "crossEntropy")
        // 600 examples: truth i mod 3, the answer right but for every tenth, which says the next class.
        var scores: [Float] = []
        let labels = (0 ..< 600).map { Int32($0 % 3) }
        for i in 0 ..< 600 {
            let answer = (i % 3 + (i % 10 == 0 ? 1 : 0)) % 3
            scores += (0 ..< 3).map { $0 == answer ? 0.5 : 0.2 }
        }
        let data = DataSet(
            inputs: [.init(name: "x", shape: [3], values: .floats(scores))],
            targets: [.init(name: "label", shape: [], values: .indices(labels))])
        let evaluation = try model.evaluate(on: data, with: Parameters(zerosOf: model))
        #expect(evaluation.count == 600)
        #expect(abs(evaluation.loss - 1) < 1e-12)
        #expect(evaluation.accuracy == 0.9)
        #expect(evaluation.confusion?.counts == [[180, 20, 0], [0, 180, 20], [20, 0, 180]])
    }

    private func accuracy(_ target: nn_value, _ loss: String, scores: [Float], _ targets: DataSet.Column) throws -> Double? {
        let outputs = scores.count / (targets.values.count / targets.size)
        let model = try echo(target, outputs, loss: loss)
        let data = DataSet(
            inputs: [.init(name: "x", shape: outputs == 1 ? [] : [outputs], values: .floats(scores))], targets: [targets])
        return try model.evaluate(on: data, with: Parameters(zerosOf: model)).accuracy
    }

    @Test func bitsAreOneAboveAHalf() throws {
        let scores: [Float] = [0.1, 0.6, 0.5, 0.9]
        let bits = DataSet.Column(name: "bit", shape: [], values: .indices([0, 1, 1, 0]))
        #expect(try accuracy(LinearModel.value("bit", [], range: 2), "crossEntropy", scores: scores, bits) == 0.5)
        #expect(try accuracy(LinearModel.value("bit", []), "binaryCrossEntropy", scores: scores, bits) == 0.5)
    }

    @Test func vectorsOfClassesAreComparedByTheirGreatest() throws {
        let scores: [Float] = [0.1, 0.7, 0.2, 0.5, 0.3, 0.2]
        let soft = DataSet.Column(name: "p", shape: [3], values: .floats([0.2, 0.6, 0.2, 0, 1, 0]))
        let labels = DataSet.Column(name: "p", shape: [], values: .indices([1, 2]))
        let target = LinearModel.value("p", [3])
        #expect(try accuracy(target, "klDivergence", scores: scores, soft) == 0.5)
        #expect(try accuracy(target, "squaredError", scores: scores, labels) == 0.5)
        #expect(try accuracy(target, "squaredError", scores: scores, soft) == nil)
    }

    @Test func classesOutsideTheModelsAreNamedWithTheExample() throws {
        let model = try echo(LinearModel.value("label", [], range: 3), 3, loss: "crossEntropy")
        let data = DataSet(
            inputs: [.init(name: "x", shape: [3], values: .floats(Array(repeating: 0, count: 6)))],
            targets: [.init(name: "class", shape: [], values: .floats([1, 3]))])
        #expect(throws: ModelError.unsuitableData(["label takes indices in 0..<3, example 1 of class has 3.0"])) {
            try model.evaluate(on: data, with: Parameters(zerosOf: model))
        }
    }
}
