/// What a measurement came to, for people and for machines; times in seconds, rates a second.
struct BenchReport: Encodable {
    struct Layer: Encodable {
        let layer: String
        /// Of one call, on average.
        let seconds: Double
        /// Floating-point operations of one call.
        let operations: Int

        var rate: Double { seconds > 0 ? Double(operations) / seconds : 0 }
    }

    let model, mode, isa, compiler: String
    let batch, threads, calls: Int
    /// Of one call.
    let minimum, median: Double
    /// Floating-point operations of one call, of the layers' sums of products alone.
    let operations: Int
    /// Floating-point operations a second that the multiply-add units do at most.
    let peak: Double
    let layers: [Layer]

    var rate: Double { Double(operations) / minimum }

    enum CodingKeys: String, CodingKey {
        case model, mode, isa, compiler, batch, threads, calls, minimum, median, operations, peak, layers
        case rate, shareOfPeak, examplesPerSecond
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(model, forKey: .model)
        try container.encode(mode, forKey: .mode)
        try container.encode(isa, forKey: .isa)
        try container.encode(compiler, forKey: .compiler)
        try container.encode(batch, forKey: .batch)
        try container.encode(threads, forKey: .threads)
        try container.encode(calls, forKey: .calls)
        try container.encode(minimum, forKey: .minimum)
        try container.encode(median, forKey: .median)
        try container.encode(operations, forKey: .operations)
        try container.encode(peak, forKey: .peak)
        try container.encode(layers, forKey: .layers)
        try container.encode(rate, forKey: .rate)
        try container.encode(rate / peak, forKey: .shareOfPeak)
        try container.encode(Double(batch) / minimum, forKey: .examplesPerSecond)
    }

    func rendered() -> String {
        let what = mode == "train" ? "one step of training" : "one prediction"
        var text = """
            \(model), \(what) on \(batch) examples, \(isa), \(threads) thread, built by \(compiler)
            \(Show.seconds(minimum)) at best, \(Show.seconds(median)) in the median of \(Show.grouped(calls)) calls; \
            \(Show.grouped(Int(Double(batch) / minimum))) examples a second
            \(Show.rate(rate)), \(Show.percent(rate / peak)) of the peak of \(Show.rate(peak)) measured in this run


            """
        var table = Table([.init("layer", .left), .init("time"), .init("share"), .init("GFLOP/s"), .init("of peak")])
        let total = layers.reduce(0) { $0 + $1.seconds }
        for layer in layers {
            table.add([
                layer.layer, Show.seconds(layer.seconds), Show.percent(layer.seconds / total),
                layer.operations == 0 ? "" : Show.fixed(layer.rate / 1e9, 1),
                layer.operations == 0 ? "" : Show.percent(layer.rate / peak),
            ])
        }
        text += table.rendered()
        return text
    }
}
