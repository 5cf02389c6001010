import Compiler
import Source
import TestSupport
import Testing

/// A model that fails becomes the smallest one that fails likewise.
@Suite struct ShrinkTests {
    /// Complaints are made up: about valid models that hold a certain layer.
    private func shrinks(_ text: String, holding word: String) -> String {
        shrunk(text) { candidate in
            let file = CheckedFile(SourceFile(path: "net.nnd", text: candidate))
            return candidate.contains(word) && file.models.count == 1 && file.diagnostics.isEmpty
        }
    }

    @Test func leavesTheLayerAtFaultAlone() {
        let text = """
            const width = 9
            activation bump(x) = exp(-x ^ 2) * sin(3 * x)
            block twice(n: Int) {
                dense(n, activation: bump)
                dense(n)
            }
            model Net {
                input x: [7, 5, 3]
                let a = conv(filters: 8, size: 3, pad: 1, activation: relu)
                conv(filters: 8, size: 3, pad: 1)
                tanh(it + 0.5 * a)
                flatten
                twice(width)
                layerNorm(epsilon: 0.01)
                dense(4, activation: softmax)
                train {
                    loss: crossEntropy
                    optimizer: adam(rate: 0.01)
                }
            }
            """
        let least = shrinks(text, holding: "layerNorm")
        #expect(least == "model Net {\n    input x: [1]\n    layerNorm\n}")
    }

    /// As small where the trouble is an argument, and where it is one side of a sum.
    @Test(arguments: ["stride: 2", "sin(x)"])
    func findsTheLeast(_ word: String) {
        let text = """
            activation wave(x) = tanh(x) + 0.5 * sin(x)
            model Net {
                input x: [9, 9, 2]
                conv(filters: 12, size: 3, stride: 2, activation: wave)
                pool(max, size: 2)
                flatten
                dense(3)
            }
            """
        let expected = [
            "stride: 2": "model Net {\n    input x: [1, 1]\n    conv(filters: 1, size: 1, stride: 2)\n}",
            "sin(x)": "activation wave(x) = sin(x)\nmodel Net {\n    input x: [1, 1]\n    conv(filters: 1, size: 1)\n}",
        ]
        #expect(shrinks(text, holding: word) == expected[word]!)
    }
}
