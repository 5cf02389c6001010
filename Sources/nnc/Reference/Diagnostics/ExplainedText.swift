extension Explanation {
    /// Characters, words and numbers.
    static let ofText = [
        none(.fileTooLarge, "A model file has at most 4 MiB. Weights are kept in safetensors files, not in the model."),
        none(.notText, "The file holds a byte 0, so it is no text: perhaps it is a file of weights."),
        none(.invalidUTF8, "The file is not encoded as UTF-8. Save it as UTF-8 in your editor."),
        layers(
            .unknownCharacter, "A character that the language does not have; often a word processor has put a typographic one in.",
            "dense(3 × 4)", "dense(3 * 4)"),
        training(
            .unterminatedText, "A text in quotes ends on the line on which it begins.",
            "loss: squaredError\ndata: \"table.csv", "loss: squaredError\ndata: \"table.csv\""),
        training(
            .unknownEscape, "Within a text, a backslash stands before \\, \", n or t, and before nothing else.",
            "loss: squaredError\ndata: \"data\\points.csv\"", "loss: squaredError\ndata: \"data/points.csv\""),
        layers(
            .malformedNumber, "This begins as a number and is none. Numbers are written 10, 10_000, 0.5 or 1e-4.",
            "dropout(0.5.1)\ndense(3)", "dropout(0.5)\ndense(3)"),
        layers(
            .malformedName, "Names become names in C and Swift: they begin with a letter and are made of the letters A to Z and a to z, digits and underscores.",
            "let größe = dense(3)\ngröße", "let size = dense(3)\nsize"),
        layers(
            .numberTooLarge, "The number is larger than any that can be held: 2⁶³ − 1 for a whole number, about 1.8e308 for others.",
            "dense(99999999999999999999)", "dense(99)"),
        training(
            .numberTooSmall, "The number is closer to 0 than any that can be held, about 4.9e-324, and would silently be 0.",
            "loss: squaredError\npenalty: l2(1e-400)", "loss: squaredError\npenalty: l2(1e-4)"),
        layers(
            .unclosedBracket, "A bracket is opened and not closed before its line or the file ends.",
            "dense(3", "dense(3)"),
        layers(
            .unmatchedBracket, "A bracket is closed by one of another kind, or one that was never opened is closed.",
            of: "[8, 8]", "reshape([64)", "reshape([64])"),
        layers(
            .missingComma, "The elements of a list are separated by commas.",
            "reshape([2 4])", "reshape([2, 4])"),
        layers(
            .expectedSign, "A sign such as `:`, `,` or `=` is missing, or another one stands in its place.",
            "dense(3, activation = relu)", "dense(3, activation: relu)"),
    ]
}
