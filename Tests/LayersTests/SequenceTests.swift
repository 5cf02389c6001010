import Foundation
import Reference
import TensorIR
import TestSupport
import Testing

/// One layer of recurrent nodes in plain loops, written from the equations: the oracle.
private struct Recurrent {
    enum Kind { case rnn, lstm, chapterLSTM, gru, gruAfter }
    var kind: Kind
    var inputs: Int
    var units: Int
    /// [gates · n, d], [gates · n, n], [gates · n], [n]
    var u: [Double], w: [Double], b: [Double]
    var bHn: [Double] = []

    private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

    /// U x + b of one row.
    private func input(_ row: Int, _ x: [Double]) -> Double {
        b[row] + (0..<inputs).reduce(0) { $0 + u[row * inputs + $1] * x[$1] }
    }

    private func product(_ row: Int, _ s: [Double]) -> Double {
        (0..<units).reduce(0) { $0 + w[row * units + $1] * s[$1] }
    }

    /// The states after each step of one example; steps beyond `length` hold the state.
    func run(_ xs: [[Double]], length: Int? = nil, backwards: Bool = false) -> (steps: [[Double]], final: [Double]) {
        var s = [Double](repeating: 0, count: units), c = s
        var steps = [[Double]](repeating: [], count: xs.count)
        for t in backwards ? Array(xs.indices.reversed()) : Array(xs.indices) {
            if t >= length ?? xs.count {
                steps[t] = s
                continue
            }
            let (x, old, cell) = (xs[t], s, c)
            let n = units
            for k in 0..<n {
                switch kind {
                case .rnn: s[k] = tanh(input(k, x) + product(k, old))
                case .lstm, .chapterLSTM:
                    let i = sigmoid(input(k, x) + product(k, old))
                    let f = sigmoid(input(n + k, x) + product(n + k, old))
                    let g = tanh(input(2 * n + k, x) + product(2 * n + k, old))
                    let o = sigmoid(input(3 * n + k, x) + product(3 * n + k, old))
                    c[k] = cell[k] * f + g * i
                    s[k] = kind == .lstm ? o * tanh(c[k]) : tanh(c[k] * o)
                case .gru, .gruAfter:
                    let z = sigmoid(input(n + k, x) + product(n + k, old))
                    let candidate: Double
                    if kind == .gruAfter {
                        let r = sigmoid(input(k, x) + product(k, old))
                        candidate = tanh(input(2 * n + k, x) + r * (product(2 * n + k, old) + bHn[k]))
                    } else {
                        let reset = (0..<n).map { j in sigmoid(input(j, x) + product(j, old)) * old[j] }
                        candidate = tanh(input(2 * n + k, x) + product(2 * n + k, reset))
                    }
                    s[k] = (1 - z) * candidate + z * old[k]
                }
            }
            steps[t] = s
        }
        return (steps, s)
    }
}

extension Array<Double> {
    /// The rows of one example of a [T, d] input.
    fileprivate func rows(example: Int, steps: Int, width: Int) -> [[Double]] {
        (0..<steps).map { t in Array(self[(example * steps + t) * width..<(example * steps + t + 1) * width]) }
    }
}

@Suite struct SequenceTests {
    private static let kinds: [(line: String, kind: Recurrent.Kind, gates: Int)] = [
        ("rnn(4)", .rnn, 1), ("lstm(4)", .lstm, 4), ("lstm(4, cell: chapter)", .chapterLSTM, 4),
        ("gru(4)", .gru, 3), ("gru(4, reset: after)", .gruAfter, 3),
    ]

    private func oracle(_ kind: Recurrent.Kind, _ parameters: ArraySlice<[Double]>, inputs: Int, units: Int) -> Recurrent {
        let p = Array(parameters)
        return Recurrent(kind: kind, inputs: inputs, units: units, u: p[0], w: p[1], b: p[2], bHn: p.count > 3 ? p[3] : [])
    }

    @Test(arguments: kinds.indices)
    func recurrencesFollowTheirEquations(_ index: Int) throws {
        let (line, kind, _) = Self.kinds[index]
        let net = try Net("input x: [time: 5, 3]\n\(line)")
        let numbers = net.random(examples: 2)
        let layer = oracle(kind, numbers.parameters[...], inputs: 3, units: 4)
        let expected = (0..<2).flatMap { layer.run(numbers.inputs[0].rows(example: $0, steps: 5, width: 3)).steps.joined() }
        #expect(isClose(net.output(numbers), expected))
    }

    /// A sequence padded to seven steps gives what it gives unpadded, and zeros behind.
    @Test(arguments: kinds.indices)
    func paddedStepsHoldTheStateAndGiveZero(_ index: Int) throws {
        let (line, kind, _) = Self.kinds[index]
        let net = try Net("input x: [time: ...7, 3]\nlet steps = \(line)\noutput steps\noutput end = last(of: steps)")
        var numbers = net.random(examples: 4)
        let lengths = [0, 1, 4, 7]
        numbers.inputs[1] = lengths.map(Double.init)
        let layer = oracle(kind, numbers.parameters[...], inputs: 3, units: 4)
        let results = net.outputs(numbers)
        for (example, length) in lengths.enumerated() {
            let xs = numbers.inputs[0].rows(example: example, steps: 7, width: 3)
            let (steps, final) = layer.run(Array(xs.prefix(length)))
            let zeros = [Double](repeating: 0, count: (7 - length) * 4)
            #expect(isClose(Array(results[0][example * 28..<(example + 1) * 28]), steps.joined() + zeros))
            #expect(isClose(Array(results[1][example * 4..<(example + 1) * 4]), final))
        }
    }

    @Test(arguments: kinds.indices)
    func bothDirections(_ index: Int) throws {
        let (line, kind, _) = Self.kinds[index]
        let both = "bidirectional(\(line)"
        let net = try Net("input x: [time: ...6, 3]\noutput steps = \(both))\noutput ends = \(both), ends: true, share: steps, of: x)")
        var numbers = net.random(examples: 3)
        let lengths = [6, 3, 1]
        numbers.inputs[1] = lengths.map(Double.init)
        let half = numbers.parameters.count / 2
        let there = oracle(kind, numbers.parameters[..<half], inputs: 3, units: 4)
        let back = oracle(kind, numbers.parameters[half...], inputs: 3, units: 4)
        let results = net.outputs(numbers)
        for (example, length) in lengths.enumerated() {
            let xs = Array(numbers.inputs[0].rows(example: example, steps: 6, width: 3).prefix(length))
            let (forward, backward) = (there.run(xs), back.run(xs, backwards: true))
            let steps = zip(forward.steps, backward.steps).flatMap { $0 + $1 } + [Double](repeating: 0, count: (6 - length) * 8)
            #expect(isClose(Array(results[0][example * 48..<(example + 1) * 48]), steps))
            #expect(isClose(Array(results[1][example * 8..<(example + 1) * 8]), forward.final + backward.final))
        }
    }

    /// Back-propagation through time, as it is compiled, against finite differences of the graph as it is written.
    @Test(arguments: kinds.indices, ["[time: 4, 3]", "[time: ...4, 3]"])
    func gradientsAgreeWithDifferences(_ index: Int, _ shape: String) throws {
        let line = Self.kinds[index].line
        let net = try Net(
            """
            input x: \(shape)
            let below = \(line)
            bidirectional(\(line), of: below)
            output steps = dense(2)
            output end = last(of: below)
            train { loss: squaredError(of: steps) + squaredError(of: end) }
            """)
        var numbers = net.random(examples: 3)
        if numbers.inputs.count > 1 { numbers.inputs[1] = [4, 2, 0] }
        let gradients = Reference.gradients(net.graph.optimized(), numbers)
        var random = SplitMix(state: 3)
        #expect(disagreements(between: gradients, andDifferencesOf: net.graph, at: numbers, random: &random, entries: 3) == [])
    }

    /// Forget gates at 0 and the other gates at 1 leave the recurrence of `rnn`, but for a further tanh.
    @Test func openGatesAreARecurrence() throws {
        let net = try Net("input x: [time: 6, 3]\nlstm(4, cell: chapter)")
        var numbers = net.random(examples: 1)
        let n = 4, far = 1e3
        for (gate, bias) in [(0, far), (1, -far), (3, far)] {
            for row in gate * n..<(gate + 1) * n { numbers.parameters[2][row] = bias }
        }
        let (u, w, b) = (numbers.parameters[0], numbers.parameters[1], numbers.parameters[2])
        var state = [Double](repeating: 0, count: n), expected: [Double] = []
        for x in numbers.inputs[0].rows(example: 0, steps: 6, width: 3) {
            state = (2 * n..<3 * n).map { row in
                let sum = (0..<3).reduce(b[row]) { $0 + u[row * 3 + $1] * x[$1] } + (0..<n).reduce(0) { $0 + w[row * n + $1] * state[$1] }
                return tanh(tanh(sum))
            }
            expected += state
        }
        #expect(isClose(net.output(numbers), expected))
    }

    /// The nodes by hand of `models/`, on every string of ten bits.
    @Test func bitStrings() throws {
        func model(_ name: String) throws -> Net {
            let file = URL(filePath: #filePath).appending(path: "../../../models/\(name).nnd").standardized
            let text = try String(contentsOf: file, encoding: .utf8)
            let lines = text.split(separator: "\n").drop { !$0.hasPrefix("model") }.dropFirst().prefix { $0 != "}" }
            return try Net(lines.joined(separator: "\n"))
        }
        let strings = (0..<1024).map { number in (0..<10).map { number >> $0 & 1 } }
        let inputs = strings.joined().map(Double.init)
        func check(_ name: String, _ rule: ([Int], Int) -> Bool) throws {
            let expected = strings.flatMap { bits in bits.indices.map { rule(bits, $0) ? 1.0 : 0 } }
            #expect(try model(name).output(inputs, examples: 1024) == expected)
        }
        try check("onezero") { bits, t in bits[t] == 1 && (t == 0 || bits[t - 1] == 0) }
        try check("threeones") { bits, t in t >= 2 && bits[t - 2...t].allSatisfy { $0 == 1 } }
        try check("samebit") { bits, t in bits[t] == (t == 0 ? 0 : bits[t - 1]) }
    }

    /// 4(n(n + d) + n) for the LSTM, 3(n(n + d) + n) for the GRU.
    @Test func parameterCounts() throws {
        func count(_ line: String) throws -> Int {
            try Net("input x: [time: 2, 65]\n\(line)").model.inference.parameters.reduce(0) { $0 + $1.count }
        }
        let (n, d) = (256, 65)
        #expect(try count("rnn(256)") == n * (n + d) + n)
        #expect(try count("lstm(256)") == 4 * (n * (n + d) + n))
        #expect(try count("gru(256)") == 3 * (n * (n + d) + n))
        #expect(try count("gru(256, reset: after)") == 3 * (n * (n + d) + n) + n)
        #expect(try count("bidirectional(lstm(256))") == 8 * (n * (n + d) + n))
    }

    /// Every bucket gives what the whole model gives for sequences that fit it.
    @Test func bucketsAgreeWithTheWhole() throws {
        let net = try Net(
            """
            input words: [time: ...8] of 0..<9, buckets: [2, 5]
            input tags: [time: words] of 0..<4
            embedding(3, of: words)
            let w = it
            oneHot(of: tags)
            concat(w, it)
            output states = lstm(4)
            output end = last(of: states)
            dense(3, of: states, activation: softmax)
            output classes = it
            train { loss: crossEntropy(of: classes) + squaredError(of: end) }
            """)
        #expect(net.model.buckets.map(\.steps) == [2, 5, 8])
        #expect(net.model.bucketLength == 1)
        for bucket in net.model.buckets {
            var numbers = net.random(examples: 3)
            let lengths = [0, bucket.steps, 1]
            numbers.inputs[1] = lengths.map(Double.init)
            let (whole, part) = (Reference.evaluate(net.model.inference, numbers), Reference.evaluate(bucket.inference, numbers))
            for (a, b) in zip(net.model.inference.outputs, bucket.inference.outputs) {
                #expect(isClose(part[b.value]!, whole[a.value]!))
                #expect((a.timeAxis, a.lengthInput) == (b.timeAxis, b.lengthInput))
            }
            #expect(isClose(part[bucket.inference.loss!]!, whole[net.model.inference.loss!]!))
            let (all, some) = (net.graph.optimized(), bucket.training!.optimized())
            for (a, b) in zip(Reference.gradients(all, numbers), Reference.gradients(some, numbers)) {
                #expect(isClose(b!, a!))
            }
        }
    }

    /// What stands at padded steps, in inputs and targets, changes neither loss nor gradients.
    @Test(arguments: ["lstm(4)", "bidirectional(gru(2))"])
    func paddingCountsForNothing(_ line: String) throws {
        let net = try Net(
            """
            input x: [time: ...6, 3]
            \(line)
            dense(3, activation: softmax)
            train { loss: crossEntropy }
            """)
        var numbers = net.random(examples: 3)
        numbers.inputs[1] = [2, 6, 0]
        let graph = net.graph.optimized()
        let before = Reference.gradients(graph, numbers), loss = Reference.meanLoss(graph, numbers)
        for t in 2..<6 {
            for k in 0..<3 { numbers.inputs[0][t * 3 + k] = 77 }
            numbers.targets[0][t] = (numbers.targets[0][t] + 1).truncatingRemainder(dividingBy: 3)
        }
        #expect(Reference.meanLoss(graph, numbers) == loss)
        for (a, b) in zip(Reference.gradients(graph, numbers), before) { #expect(a! == b!) }
    }

    /// Convolution and pooling over the steps that count give what they give for the short sequence alone.
    @Test(arguments: [
        "conv(filters: 2, size: 3, pad: same, activation: tanh)", "conv(filters: 2, size: 3, pad: [2, 0])",
        "pool(max, size: all)", "pool(min, size: all)", "pool(average, size: all)", "pool(norm, size: all)", "pool(sum, size: all)",
    ])
    func windowsOverPaddedSteps(_ line: String) throws {
        let (padded, short) = (try Net("input x: [time: ...7, 3]\n\(line)"), try Net("input x: [time: 4, 3]\n\(line)"))
        var numbers = padded.random(examples: 1)
        numbers.inputs[1] = [4]
        let part = Numbers(examples: 1, parameters: numbers.parameters, inputs: [Array(numbers.inputs[0].prefix(12))])
        let expected = short.output(part)
        let zeros = [Double](repeating: 0, count: padded.output(numbers).count - expected.count)
        #expect(isClose(padded.output(numbers), expected + zeros))
        numbers.inputs[1] = [0]
        #expect(padded.output(numbers).allSatisfy { abs($0) <= 1e-15 })
    }

    /// `last` of what no recurrence leaves behind: the last step that counts.
    @Test func lastOfLayersWithoutState() throws {
        let net = try Net("input x: [time: ...5, 2]\noutput steps = tanh\noutput end = last(of: steps)")
        var numbers = net.random(examples: 3)
        numbers.inputs[1] = [3, 5, 0]
        let results = net.outputs(numbers)
        #expect(isClose(results[1], Array(results[0][4..<6]) + Array(results[0][18..<20]) + [0, 0]))
        let fixed = try Net("input x: [time: 3, 2]\nlast")
        #expect(fixed.output([1, 2, 3, 4, 5, 6]) == [5, 6])
    }

    /// One step after the other, states handed on, gives the whole sequence.
    @Test(arguments: kinds.indices)
    func streamingGivesTheSequence(_ index: Int) throws {
        let net = try Net(
            """
            input x: [time: 5, 3]
            input scale: [4]
            \(Self.kinds[index].line.dropLast()), of: x)
            lstm(4)
            output steps = dense(2)
            output end = last(of: it) * scale
            """)
        let graph = try #require(net.model.streaming)
        graph.verify()
        let (inputs, outputs) = (net.model.inference.inputs.count, net.model.inference.outputs.count)
        #expect(graph.inputs.prefix(inputs).map(\.name) == net.model.inference.inputs.map(\.name))
        #expect(graph.inputs.count - inputs == graph.outputs.count - outputs)
        let numbers = net.random(examples: 2)
        let expected = net.outputs(numbers)
        var states = graph.inputs[inputs...].map { [Double](repeating: 0, count: 2 * graph[$0.value].shape.count) }
        var steps: [[Double]] = [], end: [Double] = []
        for t in 0..<5 {
            let x = (0..<2).flatMap { numbers.inputs[0].rows(example: $0, steps: 5, width: 3)[t] }
            let values = Reference.evaluate(
                graph, parameters: numbers.parameters, inputs: [x, numbers.inputs[1]] + states, examples: 2)
            let results = graph.outputs.map { values[$0.value]! }
            (steps, end, states) = (steps + [results[0]], results[1], Array(results[outputs...]))
        }
        #expect(isClose((0..<2).flatMap { example in steps.flatMap { $0[example * 2..<example * 2 + 2] } }, expected[0]))
        #expect(isClose(end, expected[1]))
    }

    /// Penalties belong to the parameters, not to the way that they are used.
    @Test func variantsHaveOneTableOfParameters() throws {
        let model = try Net(
            """
            input x: [time: ...4, 3], buckets: [2]
            lstm(4, forget: 2)
            dense(2)
            train {
                loss: squaredError
                penalty: l2(0.01)
            }
            """).model
        let parameters = model.inference.parameters
        #expect(parameters[0].l2 == 0.01)
        #expect(parameters[2].initial == .values([0, 2, 0, 0].flatMap { Array(repeating: $0, count: 4) }))
        #expect(model.training?.parameters == parameters && model.streaming?.parameters == parameters)
        for bucket in model.buckets {
            #expect(bucket.inference.parameters == parameters && bucket.training?.parameters == parameters)
        }
    }

    /// In the drawing the gradient of a recurrence's weights reads what each step has left behind, and that of its
    /// input reads the weights too.
    @Test func gradientsAreDrawn() throws {
        let graph = try Net("input x: [time: 4, 3]\nrnn(2)\ndense(2)\ntrain { loss: squaredError }").graph
        let drawing = graph.drawing(gradients: true)
        func reads(_ gradient: String) -> Set<String> {
            let index = drawing.items.firstIndex { $0.symbol == gradient }
            return Set(drawing.links.filter { $0.to == index }.map { drawing.items[$0.from].symbol })
        }
        #expect(reads("g(weight_hh₁)").contains("scan"))
        #expect(reads("g(u₁)").isSuperset(of: ["scan", "weight_hh₁"]))
    }

    @Test func streamingIsRefusedWithAReason() throws {
        func hindrance(_ lines: String) throws -> String? {
            let model = try Net(lines).model
            #expect(model.streaming == nil)
            return model.streamingHindrance
        }
        #expect(try hindrance("input x: [3]\ndense(2)") == nil)
        #expect(try hindrance("input x: [time: 4, 3]\nbidirectional(rnn(2))") == "`bidirectional1` reads the steps backwards")
        #expect(try hindrance("input x: [time: 4, 3]\nconv(filters: 2, size: 3)") == "`conv1` looks across steps")
    }
}
