/// Bringing a data set into the form that a model takes.
extension DataSet {
    /// The columns that `model` takes, in its order, with its shapes and kinds of elements.
    ///
    /// A column goes to the value of its name, or else to that of its place. Its shape must be the
    /// model's but for dimensions of 1, or flat where the model's is not, or the other way round.
    /// Whole floats become indices, indices become floats, and class indices become vectors of 0 and 1
    /// where the model takes such a vector as target. A model without targets takes data with targets too.
    /// Where a model takes lengths and the data has none, all steps count.
    /// Throws `unsuitableData` with all that does not fit.
    public func fitted(to model: CompiledModel) throws(ModelError) -> DataSet {
        var problems: [String] = []
        let inputs = fitInputs(to: model, &problems)
        let targets = model.targets.isEmpty
            ? [] : fit(self.targets, to: model.targets, kind: "targets", isTarget: true, &problems)
        guard problems.isEmpty else { throw .unsuitableData(problems) }
        return DataSet(inputs: inputs, targets: targets, windows: windows)
    }

    /// The inputs alone in the form that `model` takes, as for a prediction.
    public func fittedInputs(to model: CompiledModel) throws(ModelError) -> DataSet {
        var problems: [String] = []
        let inputs = fitInputs(to: model, &problems)
        guard problems.isEmpty else { throw .unsuitableData(problems) }
        return DataSet(inputs: inputs, targets: [], windows: windows)
    }

    private func fitInputs(to model: CompiledModel, _ problems: inout [String]) -> [Column] {
        let lengths = Set(model.inputs.compactMap(\.length))
        let names = Set(inputs.map(\.name))
        guard inputs.count != model.inputs.count, !lengths.contains(where: { names.contains(model.inputs[$0].name) })
        else { return fit(inputs, to: model.inputs, kind: "inputs", isTarget: false, &problems) }
        let others = model.inputs.indices.filter { !lengths.contains($0) }.map { model.inputs[$0] }
        var rest = fit(inputs, to: others, kind: "inputs", isTarget: false, &problems)[...]
        guard problems.isEmpty else { return [] }
        return model.inputs.enumerated().map { place, value in
            lengths.contains(place) ? .wholeLength(value, examples: count) : rest.removeFirst()
        }
    }

    private func fit(
        _ columns: [Column], to table: [ValueInfo], kind: String, isTarget: Bool, _ problems: inout [String]
    ) -> [Column] {
        guard columns.count == table.count else {
            problems.append(
                "the model has \(table.count) \(kind) (\(table.map(\.name).joined(separator: ", "))), "
                    + "the data has \(columns.count) (\(columns.map(\.name).joined(separator: ", ")))")
            return []
        }
        let byName = Dictionary(columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let isNamed = table.allSatisfy { byName[$0.name] != nil }
        return table.enumerated().compactMap { place, value in
            switch (isNamed ? byName[value.name]! : columns[place]).fitted(to: value, isTarget: isTarget) {
            case .success(let column): return column
            case .failure(let mismatch):
                problems.append(mismatch.description)
                return nil
            }
        }
    }
}

private struct Mismatch: Error {
    let description: String
}

extension DataSet.Column {
    fileprivate func fitted(to value: ValueInfo, isTarget: Bool) -> Result<DataSet.Column, Mismatch> {
        if isTarget, value.range == nil, size == 1, value.count > 1 { return packedAlone.oneHot(value) }
        guard fits(value.shape) else {
            return .failure(.init(description:
                "\(value.name) is \(describe(value.shape)) in the model, \(name) is \(describe(shape)) in the data"))
        }
        if let range = value.range {
            return indices(value, range: range).map { lying(value, .indices($0)) }
        }
        let floats: Values = switch values {
        case .floats: values
        case .indices(let elements): .floats(elements.map(Float.init))
        }
        return .success(lying(value, floats))
    }

    /// For `value` the elements `values`, which take the places of this column's.
    private func lying(_ value: ValueInfo, _ values: Values) -> DataSet.Column {
        .init(name: value.name, shape: value.shape, values: values, count: count, start: start, stride: stride)
    }

    /// All steps of every example, for an input of lengths.
    fileprivate static func wholeLength(_ value: ValueInfo, examples: Int) -> DataSet.Column {
        .init(
            name: value.name, shape: [], values: .indices([Int32(value.range! - 1)]), count: examples, start: 0, stride: 0)
    }

    private func fits(_ wanted: [Int]) -> Bool {
        let mine = shape.filter { $0 != 1 }
        let wanted = wanted.filter { $0 != 1 }
        return mine == wanted
            || (mine.count <= 1 || wanted.count <= 1) && mine.reduce(1, *) == wanted.reduce(1, *)
    }

    private func indices(_ value: ValueInfo, range: Int) -> Result<[Int32], Mismatch> {
        var result: [Int32] = []
        result.reserveCapacity(values.count)
        func outside(_ element: some CustomStringConvertible, at place: Int) -> Mismatch {
            .init(description:
                "\(value.name) takes indices in 0..<\(range), \(stride == size ? "example" : "step") \(place / size) "
                    + "of \(name) has \(element)")
        }
        switch values {
        case .indices(let elements):
            for (place, element) in elements.enumerated() where element < 0 || element >= range {
                return .failure(outside(element, at: place))
            }
            result = elements
        case .floats(let elements):
            for (place, element) in elements.enumerated() {
                guard element >= 0, element < Float(range), element == element.rounded() else {
                    return .failure(outside(element, at: place))
                }
                result.append(Int32(element))
            }
        }
        return .success(result)
    }

    private var packedAlone: DataSet.Column { .init(name: name, shape: shape, values: packed) }

    private func oneHot(_ value: ValueInfo) -> Result<DataSet.Column, Mismatch> {
        let classes = value.count
        return indices(value, range: classes).map { indices in
            var elements = [Float](repeating: 0, count: indices.count * classes)
            for (example, index) in indices.enumerated() { elements[example * classes + Int(index)] = 1 }
            var column = DataSet.Column(name: value.name, shape: value.shape, values: .floats(elements))
            column.isOneHot = true
            return column
        }
    }
}
