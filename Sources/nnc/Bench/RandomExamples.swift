import NNRuntime

/// Examples of random numbers in the shapes of a model's values, for timing.
struct RandomExamples {
    let inputs, targets: [Values]

    init(for model: CompiledModel, count: Int, seed: UInt64 = 1) {
        var random = Random(seed: seed)
        func values(_ table: [ValueInfo]) -> [Values] {
            table.map { value in
                let elements = 0 ..< count * value.count
                return if let range = value.range {
                    .indices(elements.map { _ in Int32(random.next(below: range)) })
                } else {
                    .floats(elements.map { _ in Float(random.nextUnit()) })
                }
            }
        }
        inputs = values(model.inputs)
        targets = values(model.targets)
    }
}
