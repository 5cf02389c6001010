internal import CNNModel

/// What a train section asks of its host, to be changed as one likes before a run.
public struct TrainingPlan: Sendable, Equatable {
    /// As written in the model file, for people to read.
    public let loss, optimizer: String
    /// Examples a step; nil: the whole training set.
    public var batch: Int?
    /// Stop after so many passes over the training set.
    public var epochs: Int?
    /// Stop after so many steps.
    public var iterations: Int?
    /// Stop when the training loss of an epoch differs from that of the epoch before by less.
    public var tolerance: Double?
    /// Stop after so many epochs without a better validation loss, and keep the weights of the best.
    public var patience: Int?
    /// How the data is split; nil where the model file says nothing.
    public var split: SplitShares?
    /// The last examples are held out in their order, as a time series needs, instead of a random choice.
    public var splitByTime: Bool
    /// Decides the initial weights, the split, the order of the examples, augmentation and dropout.
    public var seed: UInt64
    /// How examples are changed anew each time.
    public var augmentations: [Augmentation]
    /// The name or path of a data set, if the model file names one.
    public let data: String?

    /// Passes over the training set where the model file sets no bound of any kind.
    public static let defaultEpochs = 20
}

/// The shares of training, validation and test examples in a data set; they sum to 1.
public struct SplitShares: Sendable, Equatable {
    /// From 0 to 1 each.
    public var train, validation, test: Double

    /// Shares that sum to 1.
    public init(train: Double, validation: Double = 0, test: Double = 0) {
        self.train = train
        self.validation = validation
        self.test = test
    }
}

extension TrainingPlan {
    init(_ training: nn_training) throws(ModelError) {
        loss = training.loss.map { String(cString: $0) } ?? ""
        optimizer = training.optimizer.map { String(cString: $0) } ?? ""
        batch = bound(training.batch)
        epochs = bound(training.epochs)
        iterations = bound(training.iterations)
        tolerance = training.tolerance > 0 ? training.tolerance : nil
        patience = bound(training.patience)
        let shares = SplitShares(
            train: training.train_share, validation: training.validation_share, test: training.test_share)
        split = shares == SplitShares(train: 0) ? nil : shares
        splitByTime = training.split_by_time != 0
        seed = training.seed
        if epochs == nil, iterations == nil, tolerance == nil, patience == nil { epochs = Self.defaultEpochs }
        augmentations = []
        for index in 0 ..< max(training.augment_count, 0) {
            augmentations.append(try Augmentation(training.augments[index]))
        }
        data = training.data.map { String(cString: $0) }
    }
}

extension TrainingPlan {
    /// Throws `unsuitablePlan` at a number that makes no sense.
    func check() throws(ModelError) {
        let counts = [
            ("a batch of", batch, "examples"), ("a bound of", epochs, "epochs"),
            ("a bound of", iterations, "iterations"), ("a patience of", patience, "epochs"),
        ]
        for case (let what, let count?, let unit) in counts where count < 1 {
            throw .unsuitablePlan("\(what) \(signed(count)) \(unit); it must be at least 1")
        }
        if let tolerance, !(tolerance >= 0) {
            throw .unsuitablePlan("a tolerance of \(signed(tolerance)); it must not be negative")
        }
        for augmentation in augmentations where !(0 ... augmentation.greatest ~= augmentation.amount) {
            throw .unsuitablePlan(
                "an augmentation by \(signed(augmentation.amount)) \(augmentation.unit); "
                    + "0 to \(augmentation.greatest) are possible")
        }
    }
}

/// With a minus sign in place of the hyphen.
private func signed(_ number: some SignedNumeric & Comparable) -> String {
    number < 0 ? "−\(-number)" : "\(number)"
}

private func bound(_ count: Int) -> Int? { count > 0 ? count : nil }
