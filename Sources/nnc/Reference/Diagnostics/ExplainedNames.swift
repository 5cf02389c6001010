extension Explanation {
    /// Names, arguments and formulas.
    static let ofNames = [
        layers(
            .unknownName, "Nothing of this name is known here: no layer, no value, no constant, or no word of the kind that is wanted.\n`nnc explain` lists all words.",
            "dens(3)", "dense(3)"),
        layers(
            .duplicateName, "Two things in one place have the same name.",
            "let a = dense(3)\nlet a = dense(3)\nconcat(a, a)", "let a = dense(3)\nlet b = dense(3)\nconcat(a, b)"),
        file(
            .reservedName, "What a file declares cannot have the name of a word that the language already has.",
            "activation relu(x) = max(x, 0)\nmodel M {\n    input x: [8]\n    dense(3, activation: relu)\n}",
            "activation ramp(x) = max(x, 0)\nmodel M {\n    input x: [8]\n    dense(3, activation: ramp)\n}"),
        layers(
            .reservedWord, "Words that build the language, such as `let`, `it` and `train`, cannot be names.",
            "let it = dense(3)\nrelu", "let a = dense(3)\nrelu(a)"),
        layers(
            .unknownArgument, "The layer, activation, loss or option has no argument with this label. `nnc explain` and its name list those that it has.",
            "dense(3, activaton: relu)", "dense(3, activation: relu)"),
        layers(
            .unexpectedArgument, "More arguments without a label are given than there are places for them.",
            "dense(3, 4)", "dense(3)"),
        layers(
            .missingArgument, "An argument that has no default is not given.",
            "dense", "dense(3)"),
        layers(
            .repeatedArgument, "An argument is given twice.",
            "dense(3, units: 4)", "dense(units: 4)"),
        layers(
            .wrongType, "The argument takes another kind of value.",
            "dense(3, bias: 0.5)", "dense(3, bias: false)"),
        layers(
            .tooManyValues, "What takes one value is given several.",
            "let a = dense(3)\nlet b = dense(3)\nrelu(a, of: b)", "let a = dense(3)\nlet b = dense(3)\nconcat(relu(a), relu(b))"),
        layers(
            .expectedValue, "A line of a model is a layer or a value; a number or a text is neither.",
            "dense(3)\n0.5", "dense(3)\n0.5 * it"),
        layers(
            .expectedConstant, "A number is needed that is known when the file is compiled, not a value of the model.",
            "let a = dense(3)\ndense(units: 2 * a)", "const a = 3\ndense(units: 2 * a)"),
        layers(
            .expectedNumber, "Arithmetic takes numbers.",
            "const on = true\ndense(2 * on)", "const on = 1\ndense(2 * on)"),
        layers(
            .shareLayer, "`share:` takes the name that a `let` gives to a layer of the same kind.",
            "let a = relu\ndense(8, share: a)", "let a = dense(8)\ndense(8, share: a)\nconcat(it, a)"),
        layers(
            .sharedArgument, "A layer that shares the parameters of another one cannot say how they start; the other one says it.",
            "let a = dense(8)\ndense(8, weights: he, share: a)\nconcat(it, a)",
            "let a = dense(8, weights: he)\ndense(8, share: a)\nconcat(it, a)"),
        layers(
            .unused, "A warning: no output depends on this, so it is left out of the code.",
            "let a = dense(3)\ndense(4)", "let a = dense(3)\nconcat(dense(4), a)"),
        file(
            .formulaParameters, "An activation is a formula of one number, a loss of two, the output and the target; further parameters are numbers with defaults.",
            "loss half(y) = y / 2\nmodel M {\n    input x: [8]\n    dense(3)\n    train { loss: half }\n}",
            "loss half(y, target) = (y - target)^2 / 2\nmodel M {\n    input x: [8]\n    dense(3)\n    train { loss: half }\n}"),
        file(
            .expectedFormula, "A formula is made of numbers, its parameters, operators and functions of numbers.",
            "activation f(x) = [x]\nmodel M {\n    input x: [8]\n    dense(3, activation: f)\n}",
            "activation f(x) = 2 * x\nmodel M {\n    input x: [8]\n    dense(3, activation: f)\n}"),
        file(
            .laterFormula, "A formula calls those declared above it; thus none calls itself.",
            "activation f(x) = g(x) + 1\nactivation g(x) = 2 * x\nmodel M {\n    input x: [8]\n    dense(3, activation: f)\n}",
            "activation g(x) = 2 * x\nactivation f(x) = g(x) + 1\nmodel M {\n    input x: [8]\n    dense(3, activation: f)\n}"),
        file(
            .notElementwise, "A formula works on each number alone; softmax and layers look at a whole value.",
            "activation f(x) = 2 * softmax(x)\nmodel M {\n    input x: [8]\n    dense(3, activation: f)\n}",
            "activation f(x) = 2 * sigmoid(x)\nmodel M {\n    input x: [8]\n    dense(3, activation: f)\n}"),
        file(
            .wrongNumberOfArguments, "A function of a formula is given too many or too few numbers.",
            "activation f(x) = max(x)\nmodel M {\n    input x: [8]\n    dense(3, activation: f)\n}",
            "activation f(x) = max(x, 0)\nmodel M {\n    input x: [8]\n    dense(3, activation: f)\n}"),
        file(
            .misplacedComparison, "A comparison stands only as the condition of `where`.",
            "activation f(x) = (x > 0) * x\nmodel M {\n    input x: [8]\n    dense(3, activation: f)\n}",
            "activation f(x) = where(x > 0, x, 0)\nmodel M {\n    input x: [8]\n    dense(3, activation: f)\n}"),
        layers(
            .chainedComparison, "A comparison gives no number, so it cannot be compared with another one.",
            "dense(1 < 2 < 3)", "dense(3)"),
        file(
            .formulaTooLarge, "Formulas that call formulas are opened, and grow; a formula may have 1,000 operations, nested 100 deep.",
            "activation a(x) = x * x * x * x * x * x * x * x\nactivation b(x) = a(a(a(x)))\nactivation c1(x) = b(b(x))\nmodel M {\n    input x: [8]\n    dense(3, activation: c1)\n}",
            "activation a(x) = x^8\nactivation b(x) = a(a(x))\nmodel M {\n    input x: [8]\n    dense(3, activation: b)\n}"),
    ]
}
