import NNRuntime

/// The lines that a training run shows, an epoch each.
struct TrainingTable {
    private let hasValidation, isClassifier, hasTest: Bool
    /// Time steps of an example on average, where a loss is a sum over them.
    private let steps: Double?
    private let table: Table

    init(hasValidation: Bool, hasTest: Bool, isClassifier: Bool, steps: Double? = nil) {
        self.steps = steps
        (self.hasValidation, self.hasTest, self.isClassifier) = (hasValidation, hasTest, isClassifier)
        var columns = [Table.Column("epoch"), Table.Column("loss", minimumWidth: 9)]
        if hasValidation { columns.append(Table.Column("validation loss")) }
        if steps != nil { columns.append(Table.Column("a step", minimumWidth: 7)) }
        if hasValidation, isClassifier { columns.append(Table.Column("validation accuracy")) }
        if hasTest { columns.append(Table.Column(isClassifier ? "test accuracy" : "test loss", minimumWidth: 9)) }
        columns.append(Table.Column("time", minimumWidth: 8))
        table = Table(columns)
    }

    var header: String { table.header() }

    /// The line of one epoch; `test` is the test set's evaluation with the weights of its end.
    func row(_ epoch: EpochReport, test: Evaluation?) -> String {
        var cells = ["\(epoch.epoch)", Show.loss(epoch.loss)]
        if hasValidation { cells.append(epoch.validationLoss.map(Show.loss) ?? "") }
        if let steps { cells.append(Show.loss((epoch.validationLoss ?? epoch.loss) / steps)) }
        if hasValidation, isClassifier { cells.append(epoch.validationAccuracy.map(Show.percent) ?? "") }
        if hasTest { cells.append(test.map { $0.accuracy.map(Show.percent) ?? Show.loss($0.loss) } ?? "") }
        cells.append(Show.seconds(epoch.seconds))
        return table.row(cells)
    }
}
