import Source
import Syntax
import Testing

@Test(arguments: [UInt64](0..<40))
func randomFilesAreUnderstoodAndKeptByTheFormatter(block: UInt64) throws {
    for seed in block * 10..<(block + 1) * 10 {
        let drawn = RandomFile(seed: seed)
        let (outline, messages) = read(drawn.text)
        try #require(messages == "", "seed \(seed)")
        try #require(outline == drawn.outline, "seed \(seed)")

        let once = try #require(formatted(drawn.text))
        try #require(read(once) == (outline, ""), "seed \(seed)")
        try #require(formatted(once) == once, "seed \(seed)")

        var rest = once[...]
        for comment in drawn.comments {
            let place = try #require(rest.firstRange(of: comment + "\n"), "seed \(seed): \(comment)")
            rest = rest[place.upperBound...]
        }
        #expect(!once.contains("\n\n\n"), "seed \(seed)")
        #expect(!once.contains(" \n"), "seed \(seed)")
    }
}
