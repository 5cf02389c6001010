extension Explanation {
    /// Time.
    static let ofSequences = [
        layers(
            .needsSequence, "The layer works along time, and this value has none. An input has time by `[time: 8, 2]`.",
            of: "[8, 2]", "lstm(4)\nlast\ndense(3)", "flatten\ndense(3)"),
        file(
            .needsFeatures, "Each step of the sequence is a single number, and the layer takes a vector at each step: give the input an extent behind time.",
            "model M {\n    input x: [time: 8]\n    lstm(3)\n}", "model M {\n    input x: [time: 8, 1]\n    lstm(3)\n}"),
        layers(
            .needsRecurrence, "`bidirectional` runs a layer with a state both ways: `rnn`, `lstm` or `gru`.",
            of: "[time: 8, 2]", "bidirectional(dense(4))\nlast\ndense(3)", "bidirectional(lstm(4))\nlast\ndense(3)"),
        file(
            .timeNotFirst, "Time is the first extent of a sequence.",
            "model M {\n    input x: [2, time: 8]\n    lstm(3)\n}", "model M {\n    input x: [time: 8, 2]\n    lstm(3)\n}"),
        file(
            .twoTimes, "A sequence has one time.",
            "model M {\n    input x: [time: 8, time: 2]\n    lstm(3)\n}", "model M {\n    input x: [time: 8, 2]\n    lstm(3)\n}"),
        file(
            .unequalTimes, "Sequences that are joined have the same steps. `[time: a]` gives an input the time of the input a.",
            "model M {\n    input a: [time: ...8, 2]\n    input b: [time: ...8, 2]\n    a + b\n    lstm(3)\n}",
            "model M {\n    input a: [time: ...8, 2]\n    input b: [time: a, 2]\n    a + b\n    lstm(3)\n}"),
        layers(
            .paddedSteps, "Steps behind the end of a sequence do not count, and this layer would mix them into those that do.",
            of: "[time: ...8, 2]", "pool(max, size: 2)\nlast\ndense(3)", "pool(max, size: all)\nflatten\ndense(3)"),
        file(
            .bucketsWithoutBound, "Buckets are for sequences of unequal lengths, whose time has a bound.",
            "model M {\n    input x: [time: 8, 2], buckets: [4]\n    lstm(3)\n}",
            "model M {\n    input x: [time: ...8, 2], buckets: [4]\n    lstm(3)\n}"),
        file(
            .bucketsOrder, "Buckets ascend.",
            "model M {\n    input x: [time: ...8, 2], buckets: [6, 4]\n    lstm(3)\n}",
            "model M {\n    input x: [time: ...8, 2], buckets: [4, 6]\n    lstm(3)\n}"),
        file(
            .bucketBeyondBound, "A bucket is no longer than the longest sequence.",
            "model M {\n    input x: [time: ...8, 2], buckets: [4, 16]\n    lstm(3)\n}",
            "model M {\n    input x: [time: ...16, 2], buckets: [4, 16]\n    lstm(3)\n}"),
        file(
            .twoBucketings, "One input of a model decides on the bucket.",
            "model M {\n    input a: [time: ...8, 2], buckets: [4]\n    input b: [time: ...8, 2], buckets: [4]\n    concat(last(of: a), last(of: b))\n    dense(3)\n}",
            "model M {\n    input a: [time: ...8, 2], buckets: [4]\n    input b: [time: ...8, 2]\n    concat(last(of: a), last(of: b))\n    dense(3)\n}"),
        layers(
            .forgetWithoutBias, "`forget` is the bias with which the forget gate starts, and `bias` says that there is another one or none.",
            of: "[time: 8, 2]", "lstm(4, forget: 2, bias: false)\nlast\ndense(3)", "lstm(4, forget: 2)\nlast\ndense(3)"),
    ]
}
