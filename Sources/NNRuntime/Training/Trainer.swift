internal import CNNModel

/// A model in training, a step at a time: its parameters, the optimiser's state and the memory for a step.
///
/// A step allocates nothing, unless `parameters` were copied since the step before.
public final class Trainer {
    /// The code behind the model.
    public let model: CompiledModel
    /// The weights as trained so far.
    public private(set) var parameters: Parameters
    /// The gradient that the last step used, clipped as the model file says; zero before the first step.
    public private(set) var gradient: Parameters
    /// The number of steps taken; it drives the schedule of the rate.
    public private(set) var iteration: UInt64 = 0
    /// Decides dropout and the like.
    public let seed: UInt64
    let state: AlignedBlock
    let workspace: Workspace

    /// Throws `noTraining` if the model has no train section.
    public init(_ model: CompiledModel, parameters: Parameters, seed: UInt64 = 0) throws(ModelError) {
        guard model.plan != nil else { throw .noTraining(model: model.name) }
        try model.requireOwn(parameters)
        self.model = model
        self.parameters = parameters
        self.seed = seed
        gradient = Parameters(zerosOf: model)
        state = AlignedBlock(floats: model.stateFloats)
        workspace = Workspace(forTraining: model)
    }

    /// One step of the optimiser on `n` examples; returns their mean loss before it, penalties included.
    ///
    /// Dropout and the like are drawn from a hash of the trainer's seed and the iteration.
    @discardableResult
    package func step(_ n: Int, inputs: ArrayPointers, targets: ArrayPointers) throws(ModelError) -> Double {
        try model.require(inputs.count, model.inputs, "inputs")
        try model.require(targets.count, model.targets, "targets")
        var loss = 0.0
        let stepSeed = hash(seed, [Purpose.step.rawValue, iteration])
        let status = parameters.withUnsafeMutableBuffer { parameters in
            gradient.withUnsafeMutableBuffer { gradient in
                model.entry.descriptor.pointee.step(
                    parameters.baseAddress, gradient.baseAddress, state.floats, workspace.memory.base,
                    iteration, stepSeed, n, inputs.baseAddress, targets.baseAddress, &loss)
            }
        }
        try model.entry.check(status, model: model)
        iteration += 1
        return loss
    }

    /// One step on the examples of `inputs` and `targets`, in the order of the model's tables.
    @discardableResult
    public func step(_ inputs: [Values], _ targets: [Values]) throws(ModelError) -> Double {
        let n = try model.exampleCount([(inputs, model.inputs, "inputs"), (targets, model.targets, "targets")])
        return try withArrayPointers(inputs) { inputs throws(ModelError) in
            try withArrayPointers(targets) { targets throws(ModelError) in
                try step(n, inputs: inputs, targets: targets)
            }
        }
    }

    /// One step on the examples of `data`, which is fitted to the model; returns their mean loss before it.
    @discardableResult
    public func step(on data: DataSet) throws(ModelError) -> Double {
        let data = try data.fitted(to: model)
        return try step(data.inputs.map(\.packed), data.targets.map(\.packed))
    }

    var stateFloats: [Float] { Array(UnsafeBufferPointer(start: state.floats, count: model.stateFloats)) }

    /// Goes on after `iteration` steps that left the optimiser in `state`.
    func resume(iteration: UInt64, state floats: [Float]) {
        precondition(floats.count == model.stateFloats, "the optimiser's state is another model's")
        self.iteration = iteration
        state.floats.update(from: floats, count: floats.count)
    }

    /// The Euclidean norm of the last step's gradient, clipped as the model file says, for each layer that descent
    /// changes: its parameters' names are its own and a last part.
    public var layerGradientNorms: [(layer: String, norm: Double)] {
        var squares: [(layer: String, square: Double)] = []
        for (name, norm) in gradientNorms {
            let layer = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
            if squares.last?.layer != layer { squares.append((layer, 0)) }
            squares[squares.count - 1].square += norm * norm
        }
        return squares.map { ($0.layer, $0.square.squareRoot()) }
    }

    /// The Euclidean norm of the last step's gradient for each parameter that descent changes.
    public var gradientNorms: [(name: String, norm: Double)] {
        model.parameterTable.filter(\.isTrainable).map { parameter in
            let square = gradient[parameter].reduce(0.0) { $0 + Double($1) * Double($1) }
            return (parameter.name, square.squareRoot())
        }
    }
}

@available(*, unavailable)
extension Trainer: Sendable {}
