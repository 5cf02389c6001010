import CNNModel
import Foundation
import NNRuntime

/// Models over sequences of indices in 0..<5, written by hand: at each step the output puts 0.6 on the sum of the
/// indices so far, modulo 5, and 0.1 on each other index. The loss is cross-entropy, summed over the steps that count.
///
/// A step adds the sum of its inputs and targets, each weighted by its place in the batch, to the bias, so that what a
/// run trained on, and in which order, shows.
enum CharacterModel {
    static let steps = 4
    static let range = 5

    /// Input `text` of 4 steps, target the character after each; streams.
    static let compiled = try! CompiledModel(descriptor())
    /// The same for sequences of up to 4 steps, with buckets of 2 and 4.
    static let bounded = try! CompiledModel(descriptor(isBounded: true))
    /// The same as `compiled` but for streaming.
    static let wholeOnly = try! CompiledModel(descriptor { $0.stream = nil })

    static func descriptor(isBounded: Bool = false, _ change: (inout nn_model) -> Void = { _ in }) -> UnsafePointer<nn_model> {
        LinearModel.descriptor { model in
            model.name = LinearModel.text("Characters")
            func timed(_ name: String, _ shape: [Int], range: Int32 = 0) -> nn_value {
                var value = LinearModel.value(name, shape, range: range)
                value.time = 1
                value.length = isBounded ? 2 : 0
                return value
            }
            let length = LinearModel.value("text_length", [], range: 5)
            let inputs = [timed("text", [4], range: 5)] + (isBounded ? [length] : [])
            (model.input_count, model.inputs) = (inputs.count, .init(LinearModel.table(inputs)))
            (model.target_count, model.targets) = (1, .init(LinearModel.table([timed("next", [4], range: 5)])))
            (model.output_count, model.outputs) = (1, .init(LinearModel.table([timed("next", [4, 5])])))
            if isBounded {
                (model.bucket_count, model.buckets) = (2, .init(LinearModel.table([2, 4])))
                model.predict = { predict($3!, $4!, $2, lengths: lengths($3!)) }
                model.evaluate = { $5!.pointee = loss($3!, $4!, $2, lengths: lengths($3!)); return NN_OK }
                model.step = { descend($0!, $6, $7!, $8!); $9!.pointee = loss($7!, $8!, $6, lengths: lengths($7!)); return NN_OK }
            } else {
                model.predict = { predict($3!, $4!, $2, lengths: nil) }
                model.evaluate = { $5!.pointee = loss($3!, $4!, $2, lengths: nil); return NN_OK }
                model.step = { descend($0!, $6, $7!, $8!); $9!.pointee = loss($7!, $8!, $6, lengths: nil); return NN_OK }
            }
            (model.stream_floats, model.stream_bytes) = (1, 64)
            model.stream = { _, states, _, n, inputs, outputs in
                let text = inputs![0]!.assumingMemoryBound(to: Int32.self)
                let next = outputs![0]!.assumingMemoryBound(to: Float.self)
                for i in 0 ..< n {
                    states![i] += Float(text[i])
                    for k in 0 ..< 5 { next[5 * i + k] = Int(states![i]) % 5 == k ? 0.6 : 0.1 }
                }
                return NN_OK
            }
            change(&model)
        }
    }
}

private func lengths(_ inputs: UnsafePointer<UnsafeRawPointer?>) -> UnsafePointer<Int32> {
    inputs[1]!.assumingMemoryBound(to: Int32.self)
}

private func predict(
    _ inputs: UnsafePointer<UnsafeRawPointer?>, _ outputs: UnsafePointer<UnsafeMutableRawPointer?>, _ n: Int,
    lengths: UnsafePointer<Int32>?
) -> nn_status {
    let text = inputs[0]!.assumingMemoryBound(to: Int32.self)
    let next = outputs[0]!.assumingMemoryBound(to: Float.self)
    for i in 0 ..< n {
        var sum = 0
        for t in 0 ..< 4 {
            guard (0 ..< 5).contains(text[4 * i + t]) else { return NN_INDEX_OUT_OF_RANGE }
            sum += Int(text[4 * i + t])
            let counts = lengths.map { t < Int($0[i]) } ?? true
            for k in 0 ..< 5 { next[20 * i + 5 * t + k] = !counts ? 0 : sum % 5 == k ? 0.6 : 0.1 }
        }
    }
    return NN_OK
}

private func loss(
    _ inputs: UnsafePointer<UnsafeRawPointer?>, _ targets: UnsafePointer<UnsafeRawPointer?>, _ n: Int,
    lengths: UnsafePointer<Int32>?
) -> Double {
    let text = inputs[0]!.assumingMemoryBound(to: Int32.self)
    let next = targets[0]!.assumingMemoryBound(to: Int32.self)
    var total = 0.0
    for i in 0 ..< n {
        var sum: Int32 = 0
        for t in 0 ..< (lengths.map { Int($0[i]) } ?? 4) {
            sum += text[4 * i + t]
            total -= log(sum % 5 == next[4 * i + t] ? 0.6 : 0.1)
        }
    }
    return total / Double(n)
}

private func descend(
    _ parameters: UnsafeMutablePointer<Float>, _ n: Int, _ inputs: UnsafePointer<UnsafeRawPointer?>,
    _ targets: UnsafePointer<UnsafeRawPointer?>
) {
    let text = inputs[0]!.assumingMemoryBound(to: Int32.self)
    let next = targets[0]!.assumingMemoryBound(to: Int32.self)
    for i in 0 ..< 4 * n { parameters[9] += Float(i + 1) * Float(text[i] + 7 * next[i]) * 1e-3 }
    parameters[9] *= 0.99
}
