@testable import Backend
import CNNModel
import LoopIR
import TensorIR
import Testing

/// What an entry point answers to arguments it cannot work on.
@Suite struct RefusalTests {
    private let parameters = Block(floats: 64)
    private let workspace = Block(floats: 64)

    private func predict(
        _ model: LoadedModel, parameters: UnsafePointer<Float>?, workspace: UnsafeMutableRawPointer?,
        inputs: UnsafePointer<UnsafeRawPointer?>?
    ) -> nn_status {
        var y = [Float](repeating: 0, count: 2)
        return y.withUnsafeMutableBytes { y in
            let outputs: [UnsafeMutableRawPointer?] = [y.baseAddress]
            return model.descriptor.predict(parameters, workspace, 1, inputs, outputs)
        }
    }

    @Test func pointers() throws {
        let model = try DenseModel().loaded()[0]
        let x: [Float] = [1, 2, 3]
        x.withUnsafeBytes { x in
            let inputs: [UnsafeRawPointer?] = [x.baseAddress]
            let missing: [UnsafeRawPointer?] = [nil]
            let memory = UnsafeMutableRawPointer(workspace.floats)
            #expect(predict(model, parameters: parameters.floats, workspace: memory, inputs: inputs) == NN_OK)
            #expect(predict(model, parameters: nil, workspace: memory, inputs: inputs) == NN_NULL_POINTER)
            #expect(predict(model, parameters: parameters.floats, workspace: nil, inputs: inputs) == NN_NULL_POINTER)
            #expect(predict(model, parameters: parameters.floats, workspace: memory, inputs: nil) == NN_NULL_POINTER)
            #expect(
                predict(model, parameters: parameters.floats, workspace: memory, inputs: missing) == NN_NULL_POINTER)
            #expect(predict(model, parameters: parameters.floats + 1, workspace: memory, inputs: inputs) == NN_MISALIGNED)
            #expect(
                predict(model, parameters: parameters.floats, workspace: memory + 4, inputs: inputs) == NN_MISALIGNED)
        }
        #expect(model.descriptor.initialize(nil, 0) == NN_NULL_POINTER)
        #expect(model.descriptor.initialize(parameters.floats + 8, 0) == NN_MISALIGNED)
    }

    @Test func stepsWithoutState() throws {
        let model = try DenseModel(training: .everything).loaded()[0]
        let (gradients, state) = (Block(floats: 64), Block(floats: 256))
        DenseExamples(1).withPointers { x, t in
            var loss = 0.0
            func step(_ state: UnsafeMutablePointer<Float>?) -> nn_status {
                model.descriptor.step(
                    parameters.floats, gradients.floats, state, workspace.floats, 0, 0, 1, x, t, &loss)
            }
            #expect(step(nil) == NN_NULL_POINTER)
            #expect(step(state.floats + 1) == NN_MISALIGNED)
        }
    }

    @Test(arguments: [(-1, false), (0, true), (4, true), (5, false)] as [(Int32, Bool)])
    func indexInputs(_ token: Int32, isInRange: Bool) throws {
        let model = try LoadedModel(LookupModel(isTrained: true).emit(), name: "lookup")
        // The last of several examples.
        let tokens: [Int32] = [0, 1, 2, 3, 0, 0, 0, 0, token]
        tokens.withUnsafeBytes { tokens in
            var y = [Float](repeating: -1, count: 9)
            let status = y.withUnsafeMutableBytes { y in
                model.descriptor.predict(parameters.floats, workspace.floats, 9, [tokens.baseAddress], [y.baseAddress])
            }
            #expect(status == (isInRange ? NN_OK : NN_INDEX_OUT_OF_RANGE))
            #expect((y == [Float](repeating: -1, count: 9)) != isInRange)
        }
    }

    @Test func indexTargets() throws {
        let model = try LoadedModel(LookupModel(isTrained: true).emit(), name: "lookup")
        var loss = 0.0
        func evaluate(_ label: Int32) -> nn_status {
            withUnsafeBytes(of: (Int32(2), label)) { bytes in
                model.descriptor.evaluate(
                    parameters.floats, workspace.floats, 1, [bytes.baseAddress!], [bytes.baseAddress! + 4], &loss)
            }
        }
        #expect(evaluate(0) == NN_OK)
        #expect(evaluate(1) == NN_INDEX_OUT_OF_RANGE)
    }

    @Test func trainingOfAModelForInference() throws {
        let model = try DenseModel(training: nil).loaded()[0].descriptor
        var loss = 0.0
        #expect(model.training == nil && model.train_bytes == 0 && model.state_floats == 0)
        #expect(model.evaluate(parameters.floats, nil, 0, nil, nil, &loss) == NN_NO_TRAINING)
        #expect(model.gradient(parameters.floats, nil, nil, 0, 0, nil, nil, &loss) == NN_NO_TRAINING)
        #expect(model.step(parameters.floats, nil, nil, nil, 0, 0, 0, nil, nil, &loss) == NN_NO_TRAINING)
    }
}
