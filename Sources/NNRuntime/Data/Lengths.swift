/// How many time steps of each example count.
extension DataSet {
    /// The steps of `value`, of a model that the data is fitted to, that count in each example; nil if it has no time.
    func lengths(of value: ValueInfo) -> Lengths? {
        guard let steps = value.steps else { return nil }
        return Lengths(whole: steps, column: value.length.map { inputs[$0] })
    }

    /// The steps of all examples that count, if each of `targets` has a time axis: those of the first.
    func steps(of targets: [ValueInfo]) -> Int? {
        guard let first = targets.first, targets.allSatisfy({ $0.time != nil }), let lengths = lengths(of: first) else {
            return nil
        }
        return (0 ..< count).reduce(0) { $0 + lengths[$1] }
    }

    /// The steps of an example that count, on average, if each target of `model`, which the data is fitted to, has a
    /// time axis.
    public func meanSteps(for model: CompiledModel) -> Double? {
        steps(of: model.targets).flatMap { $0 > 0 ? Double($0) / Double(count) : nil }
    }

    /// The examples of each bucket of `model`, which the data is fitted to, those of short sequences first; all in one
    /// list where the model has fewer than two buckets.
    func byBucket(of model: CompiledModel) -> [[Int]] {
        let places = Set((model.inputs + model.targets).compactMap(\.length))
            .filter { model.inputs[$0].range! - 1 == model.buckets.last }
        guard model.buckets.count > 1, !places.isEmpty else { return [Array(0 ..< count)] }
        let columns = places.map { Lengths(whole: 0, column: inputs[$0]) }
        var lists = model.buckets.map { _ in [Int]() }
        for example in 0 ..< count {
            let longest = columns.reduce(0) { max($0, $1[example]) }
            lists[model.buckets.firstIndex { longest <= $0 } ?? lists.count - 1].append(example)
        }
        return lists.filter { !$0.isEmpty }
    }
}

/// The number of steps that count in each example: all alike, or as a column says.
struct Lengths {
    let whole: Int
    let column: DataSet.Column?

    subscript(example: Int) -> Int {
        guard let column, case .indices(let lengths) = column.values else { return whole }
        return Int(lengths[column.start + example * column.stride])
    }
}
