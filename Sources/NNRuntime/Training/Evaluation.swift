/// How well a model does on a data set.
public struct Evaluation: Sendable, Equatable {
    /// The mean loss as at use.
    public let loss: Double
    /// The share of right answers, for models whose targets are classes or bits; nil for others.
    public let accuracy: Double?
    /// What was taken for what; nil where `accuracy` is, and above 1024 classes.
    public let confusion: ConfusionMatrix?
    /// The number of examples.
    public let count: Int
    /// The time steps of all examples that count, where every target has a time axis; nil for others.
    public let steps: Int?

    /// The loss of one time step, where a loss is summed over the steps of an example.
    public var lossPerStep: Double? { steps.map { loss * Double(count) / Double($0) } }
}

/// How often each class was taken for each class.
public struct ConfusionMatrix: Sendable, Equatable {
    /// Row: the true class; column: the model's answer.
    public private(set) var counts: [[Int]]

    init(classes: Int) {
        counts = Array(repeating: Array(repeating: 0, count: classes), count: classes)
    }

    mutating func record(_ truth: Int, answer: Int) { counts[truth][answer] += 1 }
}

extension CompiledModel {
    /// The loss, and for classifiers the accuracy and the confusion matrix, on `data`, which is fitted to the model.
    ///
    /// Accuracy looks at the first output and the first target. Where the target is a class index, a one-hot vector
    /// or a distribution, the answer is the class of the greatest output; where it is a bit
    /// (an index in 0..<2 with one output, or any target of `binaryCrossEntropy`), the answer is 1 above 0.5.
    /// Each time step that counts is an answer of its own.
    public func evaluate(
        on data: DataSet, with parameters: Parameters, in workspace: Workspace? = nil
    ) throws(ModelError) -> Evaluation {
        try Evaluator(self, data.fitted(to: self))
            .evaluate(parameters, in: workspace ?? Workspace(forPredicting: self))
    }
}
