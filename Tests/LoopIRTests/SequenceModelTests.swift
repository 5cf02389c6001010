import Compiler
import LoopIR
import Source
import Testing

/// Models of sequences through lowering and the interpreter, against the evaluator in Double.
@Suite struct SequenceModelTests {
    static let bodies = [
        "input x: [time: 5] of 0..<7\n oneHot\n lstm(9)\n dense(7, activation: softmax)\n train { loss: crossEntropy }",
        "input x: [time: 4, 3]\n gru(17, reset: after)\n last\n dense(2)\n train { loss: squaredError }",
        "input x: [time: ...6] of 0..<40, buckets: [3]\n embedding(5)\n gru(4)\n last\n dense(2, activation: softmax)\n train { loss: crossEntropy }",
        "input x: [time: ...6, 3]\n bidirectional(rnn(4))\n dense(3, activation: softmax)\n train { loss: crossEntropy }",
        "input x: [time: ...6, 3]\n bidirectional(lstm(4, cell: chapter), ends: true)\n dense(3)\n train { loss: huber }",
        "input x: [time: ...18, 2]\n dense(3, activation: tanh)\n last\n train { loss: squaredError }",
        "input x: [time: 8, 2]\n conv(filters: 20, size: 3, pad: 1, activation: relu)\n pool(max, size: 2, stride: 2)\n rnn(3)\n train { loss: squaredError }",
        "input x: [time: ...7, 2]\n conv(filters: 5, size: 3, pad: same, activation: tanh)\n pool(max, size: all)\n flatten\n dense(2)\n train { loss: squaredError }",
        "input x: [time: ...7, 2]\n dense(5, activation: tanh)\n pool(average, size: all)\n train { loss: squaredError }",
        // Rows of panels of 32 and of a rest, of one panel, and of a table that another product reads too.
        "input x: [time: 3] of 0..<6\n oneHot\n dense(70, activation: tanh)\n dense(2)\n train { loss: squaredError }",
        "input x: [1] of 0..<6\n oneHot\n flatten\n dense(9, activation: tanh)\n dense(2)\n train { loss: squaredError }",
        "input x: [time: 3] of 0..<6\n input y: [time: 3, 6]\n let hot = oneHot(of: x)\n let a = dense(40, of: hot)\n let b = dense(40, of: y, share: a)\n tanh(a + b)\n train { loss: squaredError }",
        "input x: [12]\n sparse(20, fanIn: 3, seed: 4, activation: tanh)\n sparse(2, fanIn: 20)\n train { loss: squaredError }",
        "input x: [40]\n sparse(70, fanIn: 19, activation: relu)\n sparse(33, fanIn: 3, activation: tanh)\n dense(2)\n train { loss: squaredError }",
        "input x: [time: 3, 12]\n dense(9, activation: tanh)\n sparse(6, fanIn: 4)\n train { loss: squaredError }",
    ]

    @Test(arguments: bodies, [Target.scalar, .avx2, .avx512])
    func gradientsAgree(_ body: String, _ target: Target) throws {
        let file = CheckedFile(SourceFile(path: "test.nnd", text: "model Net {\n \(body)\n}\n"))
        #expect(file.diagnostics.rendered(in: file.source) == "")
        try agree(try #require(file.models.first), target: target, examples: 5, note: body)
    }
}
