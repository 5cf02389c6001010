/// Where the examples of a training run come from: one set to be split, or training and test data kept apart.
public struct DataSource: Sendable {
    public var name: String
    public var train: DataSet
    /// Test data of the source's own; nil if the run has to hold out a piece of `train`.
    public var test: DataSet?

    public init(name: String, train: DataSet, test: DataSet? = nil) {
        self.name = name
        self.train = train
        self.test = test
    }
}
