extension Explanation {
    /// The train section.
    static let ofTraining = [
        file(
            .repeatedTrain, "A model has one train section.",
            "model M {\n    input x: [8]\n    dense(3)\n    train { loss: squaredError }\n    train { loss: huber }\n}",
            "model M {\n    input x: [8]\n    dense(3)\n    train { loss: squaredError }\n}"),
        training(
            .expectedEntry, "The lines of a train section are entries: a key, a colon and a value.",
            "loss: squaredError\n5", "loss: squaredError\nepochs: 5"),
        training(
            .entriesOnOneLine, "Each entry of a train section has a line of its own.",
            "loss: squaredError, epochs: 5", "loss: squaredError\nepochs: 5"),
        training(
            .batchOfWholeSet, "`gradientDescent` takes the whole training set at each step. With batches it is `sgd`.",
            "loss: squaredError\noptimizer: gradientDescent(rate: 0.1)\nbatch: 32",
            "loss: squaredError\noptimizer: sgd(rate: 0.1)\nbatch: 32"),
        training(
            .shares, "The shares of the data sum to 1.",
            "loss: squaredError\nsplit: random(train: 0.8, test: 0.1)", "loss: squaredError\nsplit: random(train: 0.8, test: 0.2)"),
        training(
            .noValidationSet, "Early stopping looks at data that is neither trained on nor tested with, and the split holds none back.",
            "loss: squaredError\nsplit: random(train: 0.8, test: 0.2)\nstop: early(patience: 3)",
            "loss: squaredError\nsplit: random(train: 0.6, validation: 0.2, test: 0.2)\nstop: early(patience: 3)"),
        training(
            .floorWithoutDecay, "`floor` is where a falling rate stops, and this one does not fall.",
            "loss: squaredError\noptimizer: sgd(rate: 0.1, floor: 0.01)",
            "loss: squaredError\noptimizer: sgd(rate: 0.1, decay: 0.9, floor: 0.01)"),
        training(
            .floorAboveRate, "A rate that falls to a floor begins above it.",
            "loss: squaredError\noptimizer: sgd(rate: 0.1, decay: 0.9, floor: 0.5)",
            "loss: squaredError\noptimizer: sgd(rate: 0.1, decay: 0.9, floor: 0.05)"),
        training(
            .twoSchedules, "The rate is a schedule, which says how it falls, and a second one is given.",
            "loss: squaredError\noptimizer: sgd(rate: cosine(0.1, iterations: 100), decay: 0.9)",
            "loss: squaredError\noptimizer: sgd(rate: cosine(0.1, iterations: 100))"),
        file(
            .targetShape, "The loss compares the output with a value of another shape.",
            "model M {\n    input x: [8]\n    dense(3)\n    train { loss: squaredError(target: x) }\n}",
            "model M {\n    input x: [8]\n    dense(3)\n    dense(8)\n    train { loss: squaredError(target: x) }\n}"),
        training(
            .oneClass, "A distribution over one class is always 1, and its cross-entropy 0.",
            layer: "dense(1, activation: softmax)", "loss: crossEntropy", "loss: squaredError"),
        training(
            .notADistribution, "A warning: cross-entropy is meant for outputs that are positive and sum to 1, as `softmax` makes them.",
            layer: "dense(3, activation: sigmoid)", "loss: crossEntropy", "loss: squaredError"),
        training(
            .notAProbability, "A warning: binary cross-entropy is meant for outputs between 0 and 1, as `sigmoid` makes them.",
            layer: "dense(3, activation: tanh)", "loss: binaryCrossEntropy", "loss: squaredError"),
        training(
            .whichOutput, "With several outputs, a loss says by `of:` which one it is about.",
            layer: "output a = dense(3)\noutput b = dense(2)", "loss: squaredError", "loss: squaredError(of: a) + squaredError(of: b)"),
        training(
            .repeatedOutput, "An output has one loss.",
            layer: "output a = dense(3)\noutput b = dense(2)", "loss: squaredError(of: a) + huber(of: a)",
            "loss: squaredError(of: a) + huber(of: b)"),
    ]
}
