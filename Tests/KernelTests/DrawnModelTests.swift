import Compiler
import Source
import TensorIR
import TestSupport
import Testing

/// What the random nets are worth as test cases.
@Suite struct DrawnModelTests {
    static let seeds = 0..<200

    @Test(arguments: seeds, [RandomModel.text, RandomModel.sequenceText, RandomModel.wholeText])
    func isValid(_ seed: Int, draw: @Sendable (UInt64) -> String) {
        let text = draw(UInt64(seed))
        let file = CheckedFile(SourceFile(path: "random\(seed).nnd", text: text))
        #expect(file.diagnostics.rendered(in: file.source) == "", "\(text)")
    }
}
