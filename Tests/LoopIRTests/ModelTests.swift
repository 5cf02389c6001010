import Compiler
import LoopIR
import Reference
import Source
import TensorIR
import TestSupport
import Testing

/// Whole models through lowering and the interpreter, against the evaluator in Double.
@Suite struct ModelTests {
    static let bodies: [(name: String, text: String)] = [
        ("dense", "input x: [7]\n dense(5, activation: tanh)\n dense(3, activation: softmax)\n train { loss: crossEntropy }"),
        ("wide", "input x: [3]\n dense(49, activation: relu)\n dense(33, activation: sigmoid)\n train { loss: squaredError }"),
        ("one", "input x: [4]\n dense(1)\n train { loss: squaredError }"),
        ("conv", "input x: [6, 5, 2]\n conv(filters: 3, size: 3, pad: 1, activation: relu)\n conv(filters: 4, size: 3)\n flatten\n dense(3, activation: softmax)\n train { loss: crossEntropy }"),
        ("pool", "input x: [8, 8, 1]\n conv(filters: 4, size: 3, pad: 1, activation: relu)\n pool(max, size: 2, stride: 2)\n conv(filters: 17, size: 3, pad: 1, activation: relu)\n pool(max, size: 2, stride: 2)\n flatten\n dense(6, activation: relu)\n dense(3, activation: softmax)\n train { loss: crossEntropy }"),
        ("overlap", "input x: [7, 7, 2]\n conv(filters: 3, size: 1, activation: tanh)\n pool(max, size: 3, stride: 2)\n pool(average, size: 2, stride: 1)\n flatten\n dense(2)\n train { loss: squaredError }"),
        ("strided", "input x: [9, 9, 2]\n conv(filters: 3, size: 3, stride: 2, pad: 1, activation: tanh)\n conv(filters: 2, size: 3, stride: 2, activation: tanh)\n flatten\n dense(2)\n train { loss: squaredError }"),
        ("dropout", "input x: [6]\n dense(20, activation: relu)\n dropout(0.5)\n dense(3, activation: softmax)\n train { loss: crossEntropy }"),
        ("residual", "input x: [5, 5, 3]\n let a = conv(filters: 4, size: 3, pad: 1, activation: relu)\n conv(filters: 4, size: 3, pad: 1)\n relu(it + a)\n pool(average, size: all)\n flatten\n dense(2, activation: softmax)\n train { loss: crossEntropy }"),
        ("turned", "input x: [4, 4]\n transpose\n let a = tanh(it)\n a\n transpose(of: a)\n tanh(it + a)\n flatten\n dense(2)\n train { loss: squaredError }"),
        ("matrix", "input x: [6, 6]\n dense([3, 3], activation: relu)\n flatten\n dense(4)\n train { loss: squaredError }"),
    ]

    @Test(arguments: bodies.indices, [Target.scalar, .avx2, .avx512])
    func gradientsAgree(_ index: Int, _ target: Target) throws {
        let file = CheckedFile(SourceFile(path: "test.nnd", text: "model Net {\n \(ModelTests.bodies[index].text)\n}\n"))
        #expect(file.diagnostics.rendered(in: file.source) == "")
        let model = try #require(file.models.first)
        try agree(model, target: target, examples: 5, note: ModelTests.bodies[index].name)
    }

    /// Layers behind which the gradient is one number, which no node computes.
    static let linear = [
        "dense(1)", "dense(3)", "dense(4, activation: tanh)\n dense(3)", "reshape([5, 1, 1])\n conv(filters: 3, size: [2, 1])",
        "reshape([5, 1, 1])\n conv(filters: 3, size: [3, 1], pad: [[1, 1], [0, 0]])\n pool(max, size: [5, 1])",
        "let a = dense(3)\n let b = dense(2)\n concat(a, b)", "dense([2, 3])\n transpose",
    ]

    @Test(arguments: linear)
    func gradientsOfSumsAgree(_ layers: String) throws {
        let text = "loss line(y, target) = y - target\nmodel Net {\n input x: [5]\n \(layers)\n train { loss: line }\n}\n"
        let file = CheckedFile(SourceFile(path: "test.nnd", text: text))
        #expect(file.diagnostics.rendered(in: file.source) == "")
        try agree(try #require(file.models.first), target: .avx2, examples: 5, note: layers)
    }
}

extension Interpreter {
    init(_ program: Program, _ numbers: Numbers, graph: Graph) {
        let n = numbers.examples
        self.init(
            program, outputs: graph.outputs.map { n * graph[$0.value].shape.count },
            inputs: numbers.inputs.map { $0.map(Float.init) }, targets: numbers.targets.map { $0.map(Float.init) },
            indexTargets: numbers.targets.map { $0.map { Int32(max(-1, min(1e6, $0))) } })
        indexInputs = numbers.inputs.map { $0.map { Int32(max(-1, min(1e6, $0))) } }
        for (i, parameter) in graph.parameters.enumerated() {
            for (place, value) in zip(program.layouts[i].places(parameter.dims), numbers.parameters[i]) {
                parameters[place] = Float(value)
            }
        }
    }

    func read(_ block: [Float], _ layout: ParameterLayout, _ dims: [Int]) -> [Double] {
        layout.places(dims).map { Double(block[$0]) }
    }
}

extension ParameterLayout {
    /// Where the elements lie, row-major.
    func places(_ dims: [Int]) -> [Int] {
        var result = [offset]
        for (axis, extent) in dims.enumerated() {
            result = result.flatMap { base in
                (0..<extent).map { i in
                    axis == 0 ? base + i / panel * panelStride + i % panel * strides[0] : base + i * strides[axis]
                }
            }
        }
        return result
    }
}
