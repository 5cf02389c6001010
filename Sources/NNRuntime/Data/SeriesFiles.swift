/// Tables as series: a row a time step, windows of them as inputs, and what follows as target.
extension DataSource {
    /// Windows of the rows in `table` for `model`, or nil if the table is none of a series: `model` has no one input of
    /// floats over time, or the table's rows are whole examples.
    ///
    /// All columns are inputs of each step. The target is, where it is as long as the input, the row after each step,
    /// and else what follows the window: one number of the last column, the next n of an only column, the next row, or
    /// the next n rows. It has all columns or, if it is narrower, the last ones. There is a window at each row;
    /// numbers are taken as they are, so that scaling is up to who makes the file.
    static func series(_ table: CSVTable, for model: CompiledModel?) throws(FileError) -> DataSet? {
        guard let model, let shape = SeriesShape(model), table.columns < shape.input.count + shape.target.count else {
            return nil
        }
        guard table.columns == shape.columns else {
            throw FileError(
                path: table.path, "has \(table.columns) columns; \(model.name) takes \(shape.steps) steps of "
                    + "\(shape.columns) each, or \(shape.input.count) columns and \(shape.target.count) of targets in a row")
        }
        guard let future = shape.future else {
            throw FileError(
                path: table.path, "a target of \(describe(shape.target.shape)) is neither the next of the "
                    + "\(shape.columns) columns at each of \(shape.steps) steps, nor numbers or rows that follow them")
        }
        let span = shape.steps + future.rows
        guard table.rows >= span else {
            throw FileError(
                path: table.path, "has \(table.rows) rows; a window of \(shape.steps) and what follows it take \(span)")
        }
        let targets = future.columns == table.columns
            ? table.numbers : table.selecting(Array(table.columns - future.columns ..< table.columns))
        return .windows(
            of: table.rows, stride: 1, span: span,
            inputs: [WindowColumn(
                name: shape.input.name, shape: shape.input.shape, values: .floats(table.numbers), elements: table.columns)],
            targets: [WindowColumn(
                name: shape.target.name, shape: shape.target.shape, values: .floats(targets), elements: future.columns,
                start: future.isPerStep ? 1 : shape.steps)])
    }
}

/// What a model over a series takes and what it is to tell.
private struct SeriesShape {
    let input, target: ValueInfo
    let steps: Int
    /// Numbers a step.
    let columns: Int

    init?(_ model: CompiledModel) {
        let lengths = Set(model.inputs.compactMap(\.length))
        let inputs = model.inputs.indices.filter { !lengths.contains($0) }.map { model.inputs[$0] }
        guard inputs.count == 1, inputs[0].range == nil, inputs[0].time == 0, let steps = inputs[0].steps,
            model.targets.count == 1, model.targets[0].range == nil
        else { return nil }
        (input, target, self.steps, columns) = (inputs[0], model.targets[0], steps, inputs[0].count / steps)
    }

    /// The rows behind a window that its target needs, and how many of the columns; nil if it is none of a series.
    var future: (rows: Int, columns: Int, isPerStep: Bool)? {
        if target.time == 0, target.steps == steps {
            let width = target.count / steps
            return width <= columns ? (1, width, true) : nil
        }
        if columns == 1 { return (target.count, 1, false) }
        if target.count <= columns { return (1, target.count, false) }
        return target.shape.last == columns ? (target.count / columns, columns, false) : nil
    }
}
