import Backend
import ModelFiles

extension CompiledFile {
    /// The time of each layer, in the order of their first kernels; what a call, which takes `seconds` at best, spends
    /// beside its kernels comes last.
    func layers(_ profile: Profile, trains: Bool, batch: Int, seconds: Double) -> [BenchReport.Layer] {
        let entryPoints = trains ? ["gradient", "step"] : ["predict"]
        var order: [String] = []
        var times: [String: (seconds: Double, operations: Int)] = [:]
        for (number, kernel) in compilation.emitter.profiledKernels.enumerated()
        where entryPoints.contains(kernel.entryPoint) {
            let layer = kernel.layer.isEmpty ? kernel.kernel : kernel.layer
            if times[layer] == nil { order.append(layer) }
            times[layer, default: (0, 0)].seconds += profile[number]
            times[layer]!.operations += kernel.flopsPerExample * batch
        }
        var layers = order.map {
            BenchReport.Layer(layer: $0, seconds: times[$0]!.seconds, operations: times[$0]!.operations)
        }
        let rest = seconds - layers.reduce(0) { $0 + $1.seconds }
        layers.append(BenchReport.Layer(layer: "rest", seconds: max(0, rest), operations: 0))
        return layers
    }
}
