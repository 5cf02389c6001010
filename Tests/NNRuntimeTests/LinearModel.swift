import CNNModel
import NNRuntime

/// A model written by hand: y = w·x + b with 3 inputs, squared error, descent with momentum 0.9 at the rate 0.05.
///
/// w lies among padding, as compiled models have it: w₀ at float 2, w₁ at 3, w₂ at 4, b at 9.
/// Each step also adds noise of the step's seed to the gradient, so that a run shows whether seeds are kept.
enum LinearModel {
    static let compiled = try! CompiledModel(descriptor)
    nonisolated(unsafe) static let descriptor: UnsafePointer<nn_model> = descriptor { _ in }

    /// A descriptor that `change` has altered; never freed.
    static func descriptor(_ change: (inout nn_model) -> Void) -> UnsafePointer<nn_model> {
        var model = nn_model()
        model.abi = UInt32(NN_ABI)
        model.name = text("Linear")
        model.isa = text("scalar")
        (model.input_count, model.inputs) = (1, .init(table([value("x", [3])])))
        (model.target_count, model.targets) = (1, .init(table([value("y", [])])))
        (model.output_count, model.outputs) = (1, .init(table([value("y", [])])))
        (model.parameter_count, model.parameters) = (2, .init(table([
            parameter("dense.weight", [1, 3], strides: [16, 1], offset: 2),
            parameter("dense.bias", [1], strides: [1], offset: 9),
        ])))
        (model.parameter_floats, model.state_floats) = (16, 16)
        (model.predict_bytes, model.train_bytes) = (64, 128)
        var training = nn_training()
        training.loss = text("squaredError")
        training.optimizer = text("sgd(rate: 0.05, momentum: 0.9)")
        training.batch = 8
        training.epochs = 5
        training.seed = 7
        model.training = UnsafePointer(table([training]))
        model.initialize = { parameters, seed in
            for i in 2 ..< 5 { parameters![i] = Float(seed % 5) / 10 }
            parameters![9] = 0
            return NN_OK
        }
        model.predict = { parameters, workspace, n, inputs, outputs in
            guard let workspace, UInt(bitPattern: workspace) % 64 == 0 else { return NN_MISALIGNED }
            let x = inputs![0]!.assumingMemoryBound(to: Float.self)
            let y = outputs![0]!.assumingMemoryBound(to: Float.self)
            for i in 0 ..< n { y[i] = answer(parameters!, x + 3 * i) }
            return NN_OK
        }
        model.evaluate = { parameters, _, n, inputs, targets, loss in
            let x = inputs![0]!.assumingMemoryBound(to: Float.self)
            let y = targets![0]!.assumingMemoryBound(to: Float.self)
            loss!.pointee = (0 ..< n).reduce(0.0) { sum, i in
                let z = answer(parameters!, x + 3 * i) - y[i]
                return sum + Double(z * z)
            } / Double(n)
            return NN_OK
        }
        model.gradient = { gradient(of: $0!, into: $1!, seed: $3, $4, $5!, $6!, loss: $7!) }
        model.step = { parameters, gradients, state, _, _, seed, n, inputs, targets, loss in
            let status = gradient(of: parameters!, into: gradients!, seed: seed, n, inputs!, targets!, loss: loss!)
            for i in [2, 3, 4, 9] {
                state![i] = 0.9 * state![i] + gradients![i]
                parameters![i] -= 0.05 * state![i]
            }
            return status
        }
        change(&model)
        return UnsafePointer(table([model]))
    }

    static func value(_ name: String, _ shape: [Int], range: Int32 = 0) -> nn_value {
        var value = nn_value()
        value.name = text(name)
        value.range = range
        value.rank = UInt32(shape.count)
        value.count = shape.reduce(1, *)
        fill(&value.shape, shape)
        return value
    }

    static func parameter(
        _ name: String, _ shape: [Int], strides: [Int], offset: Int, panel: Int = 1, panelStride: Int = 16
    ) -> nn_parameter {
        var parameter = nn_parameter()
        parameter.name = text(name)
        parameter.rank = UInt32(shape.count)
        fill(&parameter.shape, shape)
        fill(&parameter.stride, strides)
        (parameter.offset, parameter.panel, parameter.panel_stride) = (offset, panel, panelStride)
        parameter.trainable = 1
        return parameter
    }

    private static func fill<Extents>(_ extents: inout Extents, _ elements: [Int]) {
        withUnsafeMutableBytes(of: &extents) { bytes in
            _ = bytes.bindMemory(to: Int.self).update(fromContentsOf: elements)
        }
    }

    static func text(_ string: String) -> UnsafePointer<CChar> {
        let bytes = UnsafeMutableBufferPointer<CChar>.allocate(capacity: string.utf8.count + 1)
        _ = bytes.initialize(from: string.utf8CString)
        return UnsafePointer(bytes.baseAddress!)
    }

    static func table<Row>(_ rows: [Row]) -> UnsafeMutablePointer<Row> {
        let table = UnsafeMutableBufferPointer<Row>.allocate(capacity: rows.count)
        _ = table.initialize(from: rows)
        return table.baseAddress!
    }

    /// 100 examples of y = 2x₀ − x₁ + 0.5x₂ + 3.
    static let data: DataSet = {
        var random = Random(seed: 1)
        let x = (0 ..< 300).map { _ in Float(random.nextSymmetric(1)) }
        let y = (0 ..< 100).map { (i: Int) -> Float in
            let (a, b, c) = (x[3 * i], x[3 * i + 1], x[3 * i + 2])
            return 2 * a - b + 0.5 * c + 3
        }
        return DataSet(
            inputs: [.init(name: "x", shape: [3], values: .floats(x))],
            targets: [.init(name: "y", shape: [], values: .floats(y))])
    }()
}

private func answer(_ parameters: UnsafePointer<Float>, _ x: UnsafePointer<Float>) -> Float {
    parameters[2] * x[0] + parameters[3] * x[1] + parameters[4] * x[2] + parameters[9]
}

private func gradient(
    of parameters: UnsafePointer<Float>, into gradient: UnsafeMutablePointer<Float>, seed: UInt64, _ n: Int,
    _ inputs: UnsafePointer<UnsafeRawPointer?>, _ targets: UnsafePointer<UnsafeRawPointer?>,
    loss: UnsafeMutablePointer<Double>
) -> nn_status {
    let x = inputs[0]!.assumingMemoryBound(to: Float.self)
    let y = targets[0]!.assumingMemoryBound(to: Float.self)
    gradient.update(repeating: 0, count: 16)
    var sum = 0.0
    for i in 0 ..< n {
        let z = answer(parameters, x + 3 * i) - y[i]
        sum += Double(z * z)
        for j in 0 ..< 3 { gradient[2 + j] += 2 * z * x[3 * i + j] / Float(n) }
        gradient[9] += 2 * z / Float(n)
    }
    gradient[9] += Float(seed % 1024) * 1e-7
    loss.pointee = sum / Double(n)
    return NN_OK
}
