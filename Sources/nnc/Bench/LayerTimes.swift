import LoopIR

extension CompiledFile {
    /// The time of each layer, in the order of their first kernels; what a call, which takes `seconds` at best, spends
    /// beside its kernels comes last.
    func layers(_ profile: Profile, trains: Bool, batch: Int, seconds: Double) -> [BenchReport.Layer] {
        let program = compilation.program(for: compilation.options.targets[0])
        // Kernels are counted through the phases as the C has them: predict, evaluate, gradient.
        let first = trains ? program.predict.calls.count + (program.evaluate?.calls.count ?? 0) : 0
        let phase = trains ? program.gradient?.calls ?? [] : program.predict.calls
        var order: [String] = []
        var times: [String: (seconds: Double, operations: Int)] = [:]
        for (index, call) in phase.enumerated() {
            let layer = call.layer.isEmpty ? "input" : call.layer
            if times[layer] == nil { order.append(layer) }
            times[layer, default: (0, 0)].seconds += profile[first + index]
            times[layer]!.operations += call.flopsPerExample * batch
        }
        var layers = order.map {
            BenchReport.Layer(layer: $0, seconds: times[$0]!.seconds, operations: times[$0]!.operations)
        }
        let rest = seconds - layers.reduce(0) { $0 + $1.seconds }
        layers.append(BenchReport.Layer(layer: trains ? "update and rest" : "rest", seconds: max(0, rest), operations: 0))
        return layers
    }
}
