import TensorIR

/// The keys of a train section, besides `loss`, with their types and defaults.
package enum TrainKey: String, CaseIterable, Sendable {
    case loss, optimizer, batch, epochs, iterations, tolerance, penalty, clip, stop, split, augment, seed, data

    /// Whether several values may stand behind it, separated by commas.
    package var isRepeatable: Bool { self == .penalty || self == .augment }

    /// What is meant where the key is left out.
    package var spec: ArgumentSpec {
        switch self {
        case .loss: spec(.option(.loss), .required, "what training makes small; a weighted sum over several outputs")
        case .optimizer: spec(.option(.optimizer), .absent, "the rule of a step; adam() if left out")
        case .batch: spec(.size, .value(.integer(32)), "examples a step")
        case .epochs: spec(.size, .value(.integer(10)), "passes over the training set; without bound where iterations are given")
        case .iterations: spec(.size, .absent, "steps, if bounded")
        case .tolerance: spec(.positive, .absent, "stop when the loss of an epoch changes by less")
        case .penalty: spec(.option(.penalty), .absent, "what the loss gains for large weights")
        case .clip: spec(.option(.clip), .absent, "a bound on the gradient")
        case .stop: spec(.option(.stop), .absent, "when to stop early; needs a validation set")
        case .split: spec(.option(.split), .absent, "how the data are divided; 80:20 at random if left out, 70:10:20 for early stopping")
        case .augment: spec(.option(.augment), .absent, "random changes of the training examples")
        case .seed: spec(.integer(0...Int.max), .value(.integer(0)), "of initial values, minibatches, dropout, augmentation and split")
        case .data: spec(.text, .absent, "the name or path of a data set")
        }
    }

    private func spec(_ type: ArgumentType, _ fallback: ArgumentSpec.Fallback, _ summary: String) -> ArgumentSpec {
        ArgumentSpec(rawValue, type, fallback, summary)
    }
}

extension ArgumentSpec {
    static let shares: [ArgumentSpec] = [
        ArgumentSpec("train", .number(Interval(0, 1, includesLower: false)), .required, "the share that trains"),
        share("validation", 0, "the share that decides when to stop"),
        share("test", 0, "the share that is only tested on"),
    ]
}

extension Training {
    /// The training of a model that says nothing but its loss.
    package static var initial: Training {
        var training = Training()
        training.optimizer = Adam().optimizer(Arguments(defaultsOf: Adam().arguments), rate: Schedule(rate: 0.001))
        training.optimizerText = "adam(rate: 0.001)"
        return training
    }

    mutating func split(_ arguments: Arguments, byTime: Bool) throws(Complaint) {
        let (train, validation, test) = (arguments.number("train"), arguments.number("validation"), arguments.number("test"))
        let sum = train + validation + test
        guard abs(sum - 1) < 1e-9 else {
            throw Complaint(
                .shares, "the shares of a split sum to 1",
                notes: ["\(train.text) + \(validation.text) + \(test.text) = \(((sum * 1e9).rounded() / 1e9).text)"])
        }
        (trainShare, validationShare, testShare, splitsByTime) = (train, validation, test, byTime)
    }
}
