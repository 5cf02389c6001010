/// A handwritten digit of 8×8 pixels, as the model takes it: 0 is paper, 1 is ink.
public struct Picture: Sendable {
    public let pixels: [Float]

    /// A drawing of 8 lines of 8 characters: a blank is paper, `.`, `+` and `#` are ever more ink. Nil for another size
    /// or another character.
    public init?(_ drawing: String) {
        let lines = drawing.split(separator: "\n", omittingEmptySubsequences: false)
        let inks: [Character: Float] = [" ": 0, ".": 0.3, "+": 0.6, "#": 1]
        let pixels = lines.flatMap { line in line.map { inks[$0] } }
        guard lines.count == 8, lines.allSatisfy({ $0.count == 8 }), pixels.allSatisfy({ $0 != nil }) else { return nil }
        self.pixels = pixels.map { $0! }
    }
}

extension Digits {
    /// The digit that the picture shows, as far as the model can tell.
    public func read(_ picture: Picture) throws -> Int { try predict(image: picture.pixels)[0].argmax }
}
