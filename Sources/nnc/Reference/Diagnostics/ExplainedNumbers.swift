extension Explanation {
    /// Numbers, and how much there may be of anything.
    static let ofNumbers = [
        layers(
            .outOfRange, "The number lies outside of what makes sense here, such as a size of 0 or a rate of −1.",
            "dropout(1.5)\ndense(3)", "dropout(0.5)\ndense(3)"),
        layers(
            .notWhole, "A count of anything is a whole number.",
            "dense(2.5)", "dense(3)"),
        layers(
            .divisionByZero, "A constant or a formula divides by 0.",
            "const n = 6 / 0\ndense(n)", "const n = 6 / 2\ndense(n)"),
        layers(
            .numberOverflow, "The result is larger than any number that can be held.",
            "const n = 9_000_000_000 * 9_000_000_000\ndense(n)", "const n = 9 * 9\ndense(n)"),
        layers(
            .raggedNumbers, "Numbers in nested brackets have rows of equal length.",
            of: "[2]", "dense(2, weights: [[1, 2], [3]])", "dense(2, weights: [[1, 2], [3, 4]])"),
        layers(
            .wrongNumberOfValues, "The numbers by hand do not have the shape of the layer's weights, [nodes, inputs].",
            of: "[2]", "dense(2, weights: [[1, 2]])", "dense(2, weights: [[1, 2], [3, 4]])"),
        file(
            .equalWeights, "A warning: weights that start equal have equal gradients and stay equal, so that all nodes learn the same.",
            "model M {\n    input x: [8]\n    dense(3, weights: constant(0.5))\n    dense(1)\n    train { loss: squaredError }\n}",
            "model M {\n    input x: [8]\n    dense(3, weights: glorot)\n    dense(1)\n    train { loss: squaredError }\n}"),
        layers(
            .tooManyElements, "A value, a filter or a layer's weights would have more elements than memory is planned for.",
            of: "[2_000_000]", "dense(2_000_000)", "dense(20)"),
        layers(
            .tooManyParameters, "The weights of all layers together would be more than memory is planned for.",
            of: "[40_000]", "dense(50_000)\ndense(40_000)\ndense(50_000)\ndense(40_000)\ndense(50_000)", "dense(500)\ndense(400)\ndense(50)"),
        layers(
            .tooMuchWork, "A single layer would take so long for one example that something must be wrong.",
            of: "[4_000, 4_000, 64]", "conv(64, size: 99, pad: 49)", "conv(64, size: 3, pad: 1)"),
        file(
            .tooManyLayers, "Blocks within blocks multiply; the model would have more layers than are compiled.",
            "block a {\n    relu\n    relu\n    relu\n    relu\n    relu\n    relu\n    relu\n    relu\n    relu\n    relu\n}\nblock b {\n    a\n    a\n    a\n    a\n    a\n    a\n    a\n    a\n    a\n    a\n}\nblock d {\n    b\n    b\n    b\n    b\n    b\n    b\n    b\n    b\n    b\n    b\n}\nblock e {\n    d\n    d\n    d\n    d\n    d\n    d\n    d\n    d\n    d\n    d\n}\nmodel M {\n    input x: [8]\n    e\n    e\n}",
            "block a {\n    relu\n    relu\n    relu\n    relu\n    relu\n    relu\n    relu\n    relu\n    relu\n    relu\n}\nmodel M {\n    input x: [8]\n    a\n}"),
        layers(
            .nestedTooDeeply, "Expressions, layers in layers and blocks in blocks nest only so deep.",
            "dense(" + String(repeating: "(", count: 200) + "3" + String(repeating: ")", count: 200) + ")", "dense(3)"),
        file(
            .tooManyAxes, "An input has at most seven axes.",
            "model M {\n    input x: [1, 1, 1, 1, 1, 1, 1, 1, 2]\n    flatten\n    dense(3)\n}",
            "model M {\n    input x: [1, 1, 1, 1, 1, 1, 2]\n    flatten\n    dense(3)\n}"),
    ]
}
