import CNNModel
import Testing

@testable import NNRuntime

@Suite struct CompiledModelTests {
    let model = LinearModel.compiled

    @Test func showsTheTables() throws {
        #expect(model.name == "Linear")
        #expect(model.isa == "scalar")
        #expect(model.inputs == [ValueInfo(name: "x", shape: [3])])
        #expect(model.outputs == [ValueInfo(name: "y", shape: [])])
        #expect(model.parameterTable.map(\.name) == ["dense.weight", "dense.bias"])
        #expect(model.parameterTable.map(\.shape) == [[1, 3], [1]])
        #expect(model.parameterCount == 4)
        let plan = try model.trainingPlan()
        #expect(plan.optimizer == "sgd(rate: 0.05, momentum: 0.9)")
        #expect(plan.batch == 8)
        #expect(plan.epochs == 5)
        #expect(plan.iterations == nil)
        #expect(plan.split == nil)
    }

    static let contradictions: [(problem: String, change: @Sendable (inout nn_model) -> Void)] = [
        ("it has no name or no ISA", { $0.name = nil }),
        ("dense.bias reaches beyond the block of 9 floats", { $0.parameter_floats = 9 }),
        ("x of shape 3 states 4 elements an example", { model in
            var input = LinearModel.value("x", [3])
            input.count = 4
            model.inputs = UnsafePointer(LinearModel.table([input]))
        }),
        ("x has rank 9, above 8", { model in
            var input = LinearModel.value("x", [3])
            input.rank = 9
            model.inputs = UnsafePointer(LinearModel.table([input]))
        }),
        ("it has 1 outputs and no table of them", { $0.outputs = nil }),
        ("two parameters are called dense.bias", { model in
            let row = LinearModel.parameter("dense.bias", [1], strides: [1], offset: 9)
            model.parameters = UnsafePointer(LinearModel.table([row, row]))
        }),
        ("it has no entry point to initialise or to predict", { $0.predict = nil }),
        ("it has a train section, but no entry point to train", { $0.step = nil }),
        ("x of shape 3 counts time along axis 1", { model in
            var input = LinearModel.value("x", [3])
            input.time = 2
            model.inputs = UnsafePointer(LinearModel.table([input]))
        }),
        ("x has lengths and no time axis", { model in
            var input = LinearModel.value("x", [3])
            input.length = 1
            model.inputs = UnsafePointer(LinearModel.table([input]))
        }),
        ("x of up to 3 steps has no input for its lengths", { model in
            var input = LinearModel.value("x", [3])
            (input.time, input.length) = (1, 2)
            model.inputs = UnsafePointer(LinearModel.table([input, LinearModel.value("x_length", [], range: 3)]))
            model.input_count = 2
        }),
        ("its buckets of [8, 8] steps do not ascend", { model in
            (model.bucket_count, model.buckets) = (2, .init(LinearModel.table([8, 8])))
        }),
    ]

    @Test(arguments: contradictions)
    func contradictionsAreNamed(problem: String, change: @Sendable (inout nn_model) -> Void) {
        #expect(throws: ModelError.malformedDescriptor(problem)) { try CompiledModel(LinearModel.descriptor(change)) }
    }

    @Test func anotherInterfaceIsRefused() {
        #expect(throws: ModelError.otherInterface(found: 1, expected: Int(NN_ABI))) {
            try CompiledModel(LinearModel.descriptor { $0.abi = 1 })
        }
    }

    @Test func predictsAndEvaluates() throws {
        var parameters = Parameters(zerosOf: model)
        try parameters.set("dense.weight", to: [1, 10, 100])
        try parameters.set("dense.bias", to: [0.5])
        let x: Values = .floats([1, 2, 3, 0, 0, 1])
        #expect(try model.predict([x], with: parameters) == [.floats([321.5, 100.5])])
        #expect(try model.predict([.floats([])], with: parameters) == [.floats([])])
        #expect(try model.evaluate([x], [.floats([320.5, 100.5])], with: parameters) == 0.5)
    }

    @Test func differentiates() throws {
        var parameters = Parameters(zerosOf: model)
        try parameters.set("dense.bias", to: [0.5])
        let (loss, gradient) = try model.gradient([.floats([1, 2, 3])], [.floats([2])], with: parameters)
        #expect(loss == 2.25)
        #expect(gradient["dense.weight"] == [-3, -6, -9])
        #expect(gradient["dense.bias"] == [-3])
    }

    @Test func arraysThatDoNotFitAreRefused() {
        let parameters = Parameters(zerosOf: model)
        #expect(throws: ModelError.wrongNumberOfValues(kind: "inputs", expected: ["x"], found: 2)) {
            try model.predict([.floats([1, 2, 3]), .floats([1])], with: parameters)
        }
        #expect(throws: ModelError.wrongLength(value: "x", shape: [3], found: 4, examples: nil)) {
            try model.predict([.floats([1, 2, 3, 4])], with: parameters)
        }
        #expect(throws: ModelError.wrongElements(value: "x", takesIndices: false)) {
            try model.predict([.indices([1, 2, 3])], with: parameters)
        }
        #expect(throws: ModelError.wrongLength(value: "y", shape: [], found: 2, examples: 1)) {
            try model.evaluate([.floats([1, 2, 3])], [.floats([1, 2])], with: parameters)
        }
    }

    @Test func foreignParametersAndSmallWorkspacesAreRefused() throws {
        let other = try CompiledModel(LinearModel.descriptor {
            $0.name = LinearModel.text("Other")
            $0.predict_bytes = 4096
        })
        #expect(throws: ModelError.otherModel(expected: "Linear", found: "Other")) {
            try model.predict([.floats([1, 2, 3])], with: Parameters(zerosOf: other))
        }
        #expect(throws: ModelError.workspaceTooSmall(bytes: 64, needed: 4096)) {
            try other.predict(
                [.floats([1, 2, 3])], with: Parameters(zerosOf: other), in: Workspace(forPredicting: model))
        }
    }

    @Test func withoutTrainingThereIsNone() throws {
        let inference = try CompiledModel(LinearModel.descriptor { $0.training = nil })
        let parameters = Parameters(zerosOf: inference)
        #expect(throws: ModelError.noTraining(model: "Linear")) { try Trainer(inference, parameters: parameters) }
        #expect(throws: ModelError.noTraining(model: "Linear")) {
            try inference.evaluate([.floats([1, 2, 3])], [.floats([2])], with: parameters)
        }
        #expect(try inference.predict([.floats([1, 2, 3])], with: parameters) == [.floats([0])])
    }

    @Test func parametersAreValues() throws {
        var a = try Parameters(of: model, seed: 3)
        let b = a
        try a.set("dense.bias", to: [7])
        #expect(b["dense.bias"] == [0])
        #expect(a["dense.bias"] == [7])
        #expect(a["dense.weight"] == [0.3, 0.3, 0.3])
        #expect(throws: ModelError.unknownParameter("bias", known: ["dense.weight", "dense.bias"])) {
            try a.set("bias", to: [1])
        }
        #expect(throws: ModelError.wrongLength(value: "dense.bias", shape: [1], found: 2, examples: 1)) {
            try a.set("dense.bias", to: [1, 2])
        }
    }

    @Test func tasksPredictSideBySide() async throws {
        var parameters = Parameters(zerosOf: model)
        try parameters.set("dense.weight", to: [1, 2, 3])
        let shared = parameters
        let sums = try await withThrowingTaskGroup(of: Float.self) { group in
            for task in 0 ..< 8 {
                group.addTask { [model] in
                    let workspace = Workspace(forPredicting: model)
                    return try (0 ..< 100).reduce(0) { sum, i in
                        let x: [Float] = [Float(task), Float(i), 1]
                        return sum + (try model.predict([.floats(x)], with: shared, in: workspace))[0].floats![0]
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let wanted = (0 ..< 8).map { (task: Int) -> Float in Float(100 * task + 10200) }
        #expect(sums.sorted() == wanted)
    }
}
