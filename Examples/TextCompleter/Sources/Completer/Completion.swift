public import NNRuntime

extension Completer {
    /// What the indices of the model stand for, in their order: the characters of the text that it learned from.
    public static let vocabulary = Vocabulary(
        charactersOf: "\n !$&',-.3:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")

    /// `count` characters that might follow `prompt`; the more freely chosen, the higher the temperature, by `seed`.
    ///
    /// Throws `cannotGenerate` if the prompt is empty or has a character that the model does not know.
    public func completion(
        of prompt: String, count: Int, temperature: Double = 0.7, seed: UInt64 = 0
    ) throws(ModelError) -> String {
        let generator = try TextGenerator(parameters, Self.vocabulary)
        try generator.read(prompt)
        var random = Random(seed: seed)
        var text = String.UnicodeScalarView()
        for _ in 0..<count { text.append(try generator.next(temperature: temperature, random: &random)) }
        return String(text)
    }
}
