/// The examples of a run, each for one purpose alone.
public struct SplitData: Sendable {
    /// What the model is trained on.
    public let train: DataSet
    /// What chooses between epochs, and what judges at the end; nil where there is none.
    public let validation, test: DataSet?

    /// Fits `source` to `model` and splits it by `plan`.
    ///
    /// Windows of a sequence are split by time whatever the plan says, with so many left out between two pieces that
    /// no step of the sequence is in both. A source with test data of its own keeps it whole, and validation takes its share of what training
    /// and validation have in the plan. Where the plan states no split, a fifth is for the test, and a tenth
    /// for validation if the plan stops early.
    public init(_ source: DataSource, for model: CompiledModel, plan: TrainingPlan) throws(ModelError) {
        let data = try source.train.fitted(to: model)
        let validation = plan.patience == nil ? 0 : 0.1
        var shares = plan.split ?? SplitShares(train: 0.8 - validation, validation: validation, test: 0.2)
        if source.test != nil {
            let rest = shares.train + shares.validation
            guard rest > 0 else { throw .unsuitablePlan("the split leaves no examples to train on") }
            shares = SplitShares(train: shares.train / rest, validation: shares.validation / rest)
        }
        let split = try Split(
            data.count, shares, seed: plan.seed, byTime: plan.splitByTime || data.windows != nil,
            gap: data.windows?.gap ?? 0)
        func piece(_ examples: [Int]) -> DataSet? {
            guard let first = examples.first, let last = examples.last else { return nil }
            return data.windows == nil ? data.selecting(examples) : data.selecting(first ..< last + 1)
        }
        train = piece(split.train)!
        self.validation = piece(split.validation)
        test = if let test = source.test { try test.fitted(to: model) } else { piece(split.test) }
    }
}
