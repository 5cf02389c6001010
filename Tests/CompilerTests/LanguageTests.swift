import Compiler
import Reference
import TensorIR
import TestSupport
import Testing

/// What names, blocks, sharing and formulas mean.
@Suite struct LanguageTests {
    private func outputs(_ model: ElaboratedModel, parameters: [[Double]] = [], _ inputs: [Double]...) -> [[Double]] {
        let numbers = Numbers(examples: 1, parameters: parameters, inputs: inputs)
        let values = Reference.evaluate(model.inference, numbers)
        return model.inference.outputs.map { values[$0.value]! }
    }

    @Test func bindingsAndOutputsLeaveItAsItWas() throws {
        let model = try model("""
            model M {
                const two = 2
                input x: [2]
                let doubled = it * two
                output first = it + 1
                let both = doubled + it
                both
                output second = it
                -it
                output it
            }
            """)
        #expect(model.inference.outputs.map(\.name) == ["first", "second", "output"])
        #expect(outputs(model, [1, 3]) == [[2, 4], [3, 9], [-3, -9]])
    }

    @Test func arithmeticOfValuesAndNumbers() throws {
        let lines: [String: [Double]] = [
            "x + y": [5, 1], "x - y": [-1, 3], "x * y": [6, -2], "x / y": [2.0 / 3, -2], "2 - x": [0, 0],
            "x ^ 2": [4, 4], "-(x - 1) / 2": [-0.5, -0.5],
        ]
        for (line, expected) in lines {
            let model = try model("model M {\ninput x: [2]\ninput y: [2]\noutput z = \(line) + 0 * (x + y)\n}")
            #expect(outputs(model, [2, 2], [3, -1]) == [expected], "\(line)")
        }
    }

    @Test func blocksAreOpenedWithTheirArguments() throws {
        let model = try model("""
            model M {
                input x: [4]
                pair(3)
                pair(n: 2, last: sigmoid)
                let named = pair(5)
                output named
            }
            block pair(n: Int, last: Activation = tanh) {
                let before = it
                dense(2 * n, activation: last)
                dense(n)
                concat(it, before)
            }
            """)
        #expect(model.inference.parameters.map { "\($0.name) \($0.dims)" }.filter { $0.contains("weight") } == [
            "pair1.dense1.weight [6, 4]", "pair1.dense2.weight [3, 6]", "pair2.dense1.weight [4, 7]",
            "pair2.dense2.weight [2, 4]", "named.dense1.weight [10, 9]", "named.dense2.weight [5, 10]",
        ])
        #expect(model.inference.outputs.map { model.inference[$0.value].shape.dims } == [[14]])
        #expect(model.inference.nodes.count { $0.primitive == .map(.unary(.sigmoid, .operand(0))) } == 1)
        #expect(model.inference.nodes.count { $0.primitive == .map(.unary(.tanh, .operand(0))) } == 2)
    }

    @Test func sharedLayersHaveOneSetOfParameters() throws {
        let model = try model("""
            model M {
                input a: [2]
                input b: [2]
                let left = dense(1, of: a)
                let right = dense(1, of: b, share: left)
                concat(left, right)
            }
            """)
        #expect(model.inference.parameters.map(\.name) == ["left.weight", "left.bias"])
        #expect(outputs(model, parameters: [[1, 10], [100]], [1, 2], [3, 4]) == [[121, 143]])
        #expect(model.layers.map(\.parameters) == [3, 0, 0])
    }

    @Test func activationsOfTheFile() throws {
        let text = """
            const slope = 0.5
            activation bent(x) = where(x >= 0, x, slope * x)
            activation scaled(x, by: Float = 2) = by * bent(x)
            activation swish(x) = 7 * x
            """
        func values(_ line: String) throws -> [Double] {
            outputs(try model("\(text)\nmodel M {\ninput x: [3]\n\(line)\n}"), [-4, 0, 3])[0]
        }
        #expect(try values("bent") == [-2, 0, 3])
        #expect(try values("scaled") == [-4, 0, 6])
        #expect(try values("scaled(by: 10)") == [-20, 0, 30])
        #expect(try values("scaled(10)") == [-20, 0, 30])
        #expect(try values("swish") == [-28, 0, 21], "the file's own takes the place of the prelude's")
        #expect(try values("relu(it + 1)") == [0, 1, 4])
    }

    @Test func lossesOfTheFile() throws {
        let model = try model("""
            loss weighted(y, target, w: Float = 3) = w * abs(y - target)
            model M {
                input x: [2]
                dense(2, weights: [[1, 0], [0, 1]], bias: false)
                train { loss: weighted(5) }
            }
            """)
        let numbers = Numbers(examples: 1, parameters: [[1, 0, 0, 1]], inputs: [[1, 2]], targets: [[3, 3]])
        #expect(Reference.meanLoss(model.inference, numbers) == 5 * (2 + 1))
    }

    @Test func anOutputMayBeComparedWithAValueOfTheModel() throws {
        let model = try model("""
            model M {
                input x: [2]
                dense(2, weights: [[2, 0], [0, 1]], bias: false)
                train { loss: squaredError(target: x) }
            }
            """)
        #expect(model.inference.targets.isEmpty)
        let numbers = Numbers(examples: 1, parameters: [[2, 0, 0, 1]], inputs: [[3, 4]])
        #expect(Reference.meanLoss(model.inference, numbers) == 9)
    }

    @Test func documentationAndPlacesAreKept() throws {
        let model = try model("""
            /// A model.
            /// Of two lines.
            model M {
                /// the bits
                input x: [2]
                /// the first layer
                dense(2)
                /// the answer
                output y = dense(1)
                train { loss: squaredError }
            }
            """)
        #expect(model.doc == "A model.\nOf two lines.")
        #expect(model.inference.inputs[0].doc == "the bits")
        #expect(model.inference.outputs[0].doc == "the answer")
        #expect(model.inference.targets[0].doc == "the answer")
        #expect(model.layers.map(\.doc) == ["the first layer", "the answer"])
        #expect(model.inference.nodes.allSatisfy { $0.origin.span != nil && !$0.origin.layer.isEmpty })
    }
}
