import NNRuntime

/// The gradient norms of each layer, averaged over the steps of an epoch.
struct GradientLog {
    private var sums: [(layer: String, sum: Double)] = []
    private var steps = 0

    /// Adds those of the step that `trainer` took last.
    mutating func add(_ trainer: Trainer) {
        let norms = trainer.layerGradientNorms
        if steps == 0 { sums = norms.map { ($0.layer, 0) } }
        for (place, norm) in norms.enumerated() { sums[place].sum += norm.norm }
        steps += 1
    }

    /// The means since the last call, which begins anew.
    mutating func finish() -> [(layer: String, norm: Double)] {
        defer { (sums, steps) = ([], 0) }
        return sums.map { ($0.layer, $0.sum / Double(steps)) }
    }

    /// A line of the training table.
    static func line(_ norms: [(layer: String, norm: Double)]) -> String {
        "       gradient: " + norms.map { "\($0.layer) \(Show.significant($0.norm))" }.joined(separator: ", ") + "\n"
    }
}
