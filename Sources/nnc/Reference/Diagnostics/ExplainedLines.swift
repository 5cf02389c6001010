extension Explanation {
    /// Lines and declarations.
    static let ofLines = [
        file(
            .noModel, "The file declares nothing. A model file holds at least one model, block, formula or constant.",
            "// to be done", "model M {\n    input x: [8]\n    dense(3)\n}"),
        file(
            .expectedDeclaration, "At the top level of a file stand `model`, `block`, `activation`, `loss` and `const`.",
            "modle M {\n    input x: [8]\n    dense(3)\n}", "model M {\n    input x: [8]\n    dense(3)\n}"),
        file(
            .nestedDeclaration, "Models, blocks and formulas are declared at the top level of a file, not within each other.",
            "model M {\n    activation double(v) = 2 * v\n    input x: [8]\n    dense(3)\n}",
            "activation double(v) = 2 * v\nmodel M {\n    input x: [8]\n    dense(3, activation: double)\n}"),
        layers(
            .lineNotEnded, "Each layer has a line of its own; what follows on this line belongs to nothing.",
            "dense(3) relu", "dense(3)\nrelu"),
        layers(
            .expectedExpression, "A value is missing where one has to stand.",
            "dense(3, activation: )", "dense(3, activation: relu)"),
        layers(
            .expectedName, "A name is missing where one has to stand.",
            "let = dense(3)\nrelu", "let a = dense(3)\nrelu(a)"),
        layers(
            .missingLet, "A line that names a value begins with `let`.",
            "a = dense(3)\nrelu(a)", "let a = dense(3)\nrelu(a)"),
        file(
            .expectedShape, "An input has a shape in brackets, even if it is a vector.",
            "model M {\n    input x: 8\n    dense(3)\n}", "model M {\n    input x: [8]\n    dense(3)\n}"),
        file(
            .noExtent, "An input has at least one extent; a single number is [1].",
            "model M {\n    input x: []\n    dense(3)\n}", "model M {\n    input x: [1]\n    dense(3)\n}"),
        file(
            .expectedRange, "Behind `of` stands the range of an input's indices, which begins at 0.",
            "model M {\n    input token: [4] of 10\n    oneHot\n    flatten\n    dense(3)\n}",
            "model M {\n    input token: [4] of 0..<10\n    oneHot\n    flatten\n    dense(3)\n}"),
        file(
            .indexRange, "Indices count from 0, and there is at least one.",
            "model M {\n    input token: [4] of 1..<10\n    oneHot\n    flatten\n    dense(3)\n}",
            "model M {\n    input token: [4] of 0..<10\n    oneHot\n    flatten\n    dense(3)\n}"),
        file(
            .unknownDimension, "Of the dimensions of an input only time has a name.",
            "model M {\n    input x: [tmie: 8, 2]\n    dense(3)\n}", "model M {\n    input x: [time: 8, 2]\n    dense(3)\n}"),
        file(
            .unnamedBound, "Only time may have a bound instead of a fixed extent, and then it is named.",
            "model M {\n    input x: [...8, 2]\n    lstm(3)\n}", "model M {\n    input x: [time: ...8, 2]\n    lstm(3)\n}"),
        file(
            .unknownInputOption, "Behind the shape of an input may stand `of` with a range and `buckets:`.",
            "model M {\n    input x: [time: ...8, 2], bucket: [4]\n    lstm(3)\n}",
            "model M {\n    input x: [time: ...8, 2], buckets: [4]\n    lstm(3)\n}"),
        file(
            .missingType, "The parameters of a block have types: Int, Float, Bool or Activation.",
            "block wide(n) {\n    dense(n)\n}\nmodel M {\n    input x: [8]\n    wide(3)\n}",
            "block wide(n: Int) {\n    dense(n)\n}\nmodel M {\n    input x: [8]\n    wide(3)\n}"),
        file(
            .unknownType, "The parameters of a block have types: Int, Float, Bool or Activation.",
            "block wide(n: Integer) {\n    dense(n)\n}\nmodel M {\n    input x: [8]\n    wide(3)\n}",
            "block wide(n: Int) {\n    dense(n)\n}\nmodel M {\n    input x: [8]\n    wide(3)\n}"),
        file(
            .inputInBlock, "A block takes the value of the line above its use; it has no inputs of its own.",
            "block wide {\n    input y: [8]\n    dense(9)\n}\nmodel M {\n    input x: [8]\n    wide\n}",
            "block wide {\n    dense(9)\n}\nmodel M {\n    input x: [8]\n    wide\n}"),
        file(
            .outputInBlock, "The value of a block is that of its last line; it has no outputs of its own.",
            "block wide {\n    dense(9)\n    output it\n}\nmodel M {\n    input x: [8]\n    wide\n}",
            "block wide {\n    dense(9)\n}\nmodel M {\n    input x: [8]\n    wide\n}"),
        file(
            .trainInBlock, "How to train is said in the model that uses a block, not in the block.",
            "block wide {\n    dense(9)\n    train { loss: squaredError }\n}\nmodel M {\n    input x: [8]\n    wide\n}",
            "block wide {\n    dense(9)\n}\nmodel M {\n    input x: [8]\n    wide\n    train { loss: squaredError }\n}"),
        file(
            .recursiveBlock, "A block that contains itself, be it by way of others, would never end.",
            "block deep {\n    dense(8)\n    deep\n}\nmodel M {\n    input x: [8]\n    deep\n}",
            "block deep {\n    dense(8)\n    dense(8)\n}\nmodel M {\n    input x: [8]\n    deep\n}"),
        file(
            .noInput, "A model has at least one input, and its layers follow it.",
            "model M {\n}", "model M {\n    input x: [8]\n    dense(3)\n}"),
        file(
            .noValue, "A layer takes the value of the line above, and above the first input there is none.",
            "model M {\n    dense(3)\n    input x: [8]\n    dense(3)\n}", "model M {\n    input x: [8]\n    dense(3)\n}"),
        file(
            .noLayers, "The output of this model would be its input: it has no layers.",
            "model M {\n    input x: [8]\n}", "model M {\n    input x: [8]\n    dense(3)\n}"),
        layers(
            .unattachedDocumentation, "A comment with three strokes documents what follows, or what stands before it on its line, and here is neither.",
            "dense(3)\n/// done", "dense(3)\n// done"),
        layers(
            .entryOutsideTrain, "What says how a model is trained stands in its train section.",
            "dense(3)\nloss: squaredError", "dense(3)\ntrain { loss: squaredError }"),
    ]
}
