import Compiler
import Source
import Testing

/// Files that would exhaust a careless compiler: each ends soon, with a message.
@Suite struct HostileModelTests {
    private func firstMessage(_ text: String) -> String {
        let file = CheckedFile(SourceFile(path: "m.nnd", text: text))
        #expect(file.models.isEmpty)
        return file.diagnostics.sorted.first?.message ?? ""
    }

    @Test func blocksThatDoubleAreCountedAndRefused() {
        var text = "block b0 { dense(2) }\n"
        for i in 1...40 { text += "block b\(i) { b\(i - 1)\nb\(i - 1) }\n" }
        text += "model M { input x: [2]\nb40 }"
        #expect(firstMessage(text) == "the model has more than 10,000 layers")
    }

    /// Buckets are elaborated whatever is wrong elsewhere in the file.
    @Test func aMistakeOfSyntaxBesideBucketsIsReported() {
        let text = """
            model M {
                input words: [time: ...8] of 0..<5, buckets: [4, 8]
                embedding(2)
                last
                dense(2, activation: softmax)
                train { loss: crossEntropy, batch: 8 }
            }
            """
        #expect(firstMessage(text) == "each entry of a train section has a line of its own")
    }

    @Test func blocksNestToABoundedDepth() {
        var text = "block b0 { dense(2) }\n"
        for i in 1...2000 { text += "block b\(i) { b\(i - 1) }\n" }
        text += "model M { input x: [2]\nb2000 }"
        #expect(firstMessage(text) == "blocks and layers nest at most 256 deep")
    }

    @Test(arguments: [
        ("dense(1_000_000_000)\ndense(1_000_000_000)", "`dense2.weight` would have 1,000,000,000 · 1,000,000,000 elements"),
        ("dense([65_536, 65_536])", "a value of 65,536 · 65,536 elements is too large"),
        ("dense(2_147_483_649)", "`units` must be at most 2,147,483,648, and this is 2,147,483,649"),
        ("reshape([1, 2, 1])\nconv(filters: 2_000_000_000, size: 1, pad: 65_535)", "a value of 131,071 · 131,072 · 2,000,000,000 elements is too large"),
        ("reshape([1, 2, 1])\nconv(filters: 1, size: 2_147_483_648, dilation: 2_147_483_648)", "a window of 2,147,483,648 dilated by 2,147,483,648 is too large"),
        ("reshape([1, 2, 1])\npool(sum, size: 131_072, pad: 65_535, stride: 1)", "a window of 131072 does not fit into 1 pixel padded by 65535 along the height"),
        ("dense(9_223_372_036_854_775_807)", "`units` must be at most 2,147,483,648, and this is 9,223,372,036,854,775,807"),
    ])
    func absurdSizesAreRefused(lines: String, message: String) {
        #expect(firstMessage("model M {\ninput x: [2]\n\(lines)\n}") == message)
    }

    @Test func workWithoutBoundIsRefused() {
        let message = firstMessage("model M {\ninput x: [2_147_483_648, 1]\nconv(1, size: 1_073_741_824)\n}")
        #expect(message == "this layer would take 1,152,921,505,680,588,800 multiply-adds for one example")
    }

    @Test func parametersAreCountedTogether() {
        let layers = (0..<5).map { _ in "dense(46_340)\n" }.joined()
        let message = firstMessage("model M {\ninput x: [46_340]\n\(layers)\n}")
        #expect(message == "the model would have more than 8,589,934,592 parameters")
    }

    @Test func manyMistakesAreReportedUpToABound() {
        let lines = (0..<10_000).map { "dense(\(-$0))\n" }.joined()
        let file = CheckedFile(SourceFile(path: "m.nnd", text: "model M {\ninput x: [2]\n\(lines)}"))
        #expect(file.diagnostics.errorCount == Diagnostics.maximumErrors)
    }

    @Test func longChainsOfFormulasStayWithinTheirBound() {
        var text = "activation f0(x) = x + 1\n"
        for i in 1...3000 { text += "activation f\(i)(x) = f\(i - 1)(x) + 1\n" }
        text += "model M {\ninput x: [2]\nf3000\n}"
        #expect(firstMessage(text) == "this formula grows too large when the formulas it calls are opened")
    }

    @Test func aThousandLayersElaborate() throws {
        let lines = (0..<1000).map { _ in "dense(8, activation: relu)\n" }.joined()
        #expect(try model("model M {\ninput x: [8]\n\(lines)}").layers.count == 1000)
    }
}
