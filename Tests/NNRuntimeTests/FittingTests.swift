import CNNModel
import Testing

@testable import NNRuntime

@Suite struct FittingTests {
    private func model(inputs: [nn_value], targets: [nn_value]) throws -> CompiledModel {
        try CompiledModel(LinearModel.descriptor {
            ($0.input_count, $0.inputs) = (inputs.count, UnsafePointer(LinearModel.table(inputs)))
            ($0.target_count, $0.targets) = (targets.count, UnsafePointer(LinearModel.table(targets)))
        })
    }

    private func column(_ name: String, _ shape: [Int], examples: Int = 2) -> DataSet.Column {
        .init(name: name, shape: shape, values: .floats(Array(repeating: 0, count: shape.reduce(examples, *))))
    }

    /// Dimensions of 1 do not matter, nor does a flat side.
    @Test(arguments: [
        ([28, 28], [28, 28, 1], true), ([28, 28], [784], true), ([784], [28, 28, 1], true), ([1, 28, 28], [28, 28], true),
        ([4, 6], [6, 4], false), ([3, 8, 8], [8, 8, 3], false), ([784], [28, 27, 1], false), ([], [1], true),
    ] as [([Int], [Int], Bool)])
    func shapesFitOrNot(data: [Int], wanted: [Int], fits: Bool) throws {
        let model = try model(inputs: [LinearModel.value("x", wanted)], targets: [LinearModel.value("y", [])])
        let set = DataSet(inputs: [column("image", data)], targets: [column("y", [])])
        if fits {
            let fitted = try set.fitted(to: model)
            #expect(fitted.inputs[0].shape == wanted)
            #expect(fitted.inputs[0].name == "x")
        } else {
            #expect(throws: ModelError.self) { try set.fitted(to: model) }
        }
    }

    @Test func namesGoBeforePlaces() throws {
        let model = try model(
            inputs: [LinearModel.value("a", [2]), LinearModel.value("b", [3])], targets: [LinearModel.value("y", [])])
        let named = DataSet(inputs: [column("b", [3]), column("a", [2])], targets: [column("y", [])])
        #expect(try named.fitted(to: model).inputs.map(\.shape) == [[2], [3]])
        let placed = DataSet(inputs: [column("p", [2]), column("q", [3])], targets: [column("y", [])])
        #expect(try placed.fitted(to: model).inputs.map(\.name) == ["a", "b"])
    }

    @Test func allProblemsAreListed() throws {
        let model = try model(
            inputs: [LinearModel.value("a", [2]), LinearModel.value("b", [3], range: 9)],
            targets: [LinearModel.value("y", [])])
        let data = DataSet(
            inputs: [
                column("a", [5]),
                .init(name: "b", shape: [3], values: .floats([0, 1, 2, 8, 0.5, 0])),
            ],
            targets: [])
        #expect(throws: ModelError.unsuitableData([
            "a is 2 in the model, a is 5 in the data",
            "b takes indices in 0..<9, example 1 of b has 0.5",
            "the model has 1 targets (y), the data has 0 ()",
        ])) { try data.fitted(to: model) }
    }

    @Test func aPredictionNeedsNoTargets() throws {
        var parameters = Parameters(zerosOf: LinearModel.compiled)
        try parameters.set("dense.weight", to: [1, 2, 3])
        let data = DataSet(inputs: [.init(name: "row", shape: [1, 3], values: .floats([1, 1, 1, 0, 0, 2]))])
        let outputs = try LinearModel.compiled.predict(on: data, with: parameters)
        #expect(outputs.map(\.name) == ["y"])
        #expect(outputs[0].values == .floats([6, 6]))
    }

    @Test(arguments: [Int32(-1), 5]) func indicesOutsideTheRangeAreRefused(index: Int32) throws {
        let model = try model(
            inputs: [LinearModel.value("x", [2], range: 5)], targets: [LinearModel.value("y", [3])])
        let x = DataSet.Column(name: "x", shape: [2], values: .indices([0, 4, 2, index]))
        let y = DataSet.Column(name: "class", shape: [], values: .indices([0, index]))
        #expect(throws: ModelError.unsuitableData([
            "x takes indices in 0..<5, example 1 of x has \(index)",
            "y takes indices in 0..<3, example 1 of class has \(index)",
        ])) { try DataSet(inputs: [x], targets: [y]).fitted(to: model) }
    }

    @Test func elementsBecomeWhatTheModelTakes() throws {
        let model = try model(
            inputs: [LinearModel.value("x", [2], range: 5)], targets: [LinearModel.value("y", [3])])
        let data = DataSet(
            inputs: [.init(name: "x", shape: [2], values: .floats([0, 4, 2, 1]))],
            targets: [.init(name: "y", shape: [], values: .indices([2, 0]))])
        let fitted = try data.fitted(to: model)
        #expect(fitted.inputs[0].values == .indices([0, 4, 2, 1]))
        #expect(fitted.targets[0].values == .floats([0, 0, 1, 1, 0, 0]))
    }
}
