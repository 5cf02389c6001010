import Foundation
import Reference
import TestSupport
import Testing

@testable import TensorIR

private let origin = Origin(layer: "", span: nil)

/// Whether all numbers agree, relative to the largest.
private func agree(_ a: [Double]?, _ b: [Double]?, within tolerance: Double = 1e-9) -> Bool {
    let (a, b) = (a ?? [], b ?? [])
    if a.isEmpty || b.isEmpty { return (a + b).allSatisfy { abs($0) < tolerance } }
    let scale = (a + b).map { abs($0) }.max()!
    return a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * max(1, scale) }
}

@Suite struct Passes {
    @Test(arguments: 0..<40)
    func gradientsOfRandomGraphs(seed: Int) {
        let graph = RandomGraph.draw(seed: UInt64(seed))
        graph.verify()
        var random = SplitMix(state: UInt64(seed))
        let numbers = Numbers(for: graph, examples: 2, random: &random)
        let gradients = Reference.gradients(graph.differentiated(), numbers)
        #expect(disagreements(between: gradients, andDifferencesOf: graph, at: numbers, random: &random, entries: 3).isEmpty)
    }

    /// Every pass leaves outputs, losses and gradients what they were.
    @Test(arguments: 0..<40)
    func passesPreserveValues(seed: Int) {
        let graph = RandomGraph.draw(seed: UInt64(seed))
        var random = SplitMix(state: UInt64(seed))
        let numbers = Numbers(for: graph, examples: 3, random: &random)
        let plain = graph.differentiated()
        let values = Reference.evaluate(plain, numbers)

        func compare(_ other: Graph, _ stage: String) {
            let otherValues = Reference.evaluate(other, numbers)
            #expect(agree(values[plain.outputs[0].value], otherValues[other.outputs[0].value]), "\(stage): output")
            #expect(agree(values[plain.loss!], otherValues[other.loss!]), "\(stage): loss")
            for (index, parameter) in plain.parameters.enumerated() where !other.gradients.isEmpty {
                let mine = plain.gradients[index].map { values[$0]! }, its = other.gradients[index].map { otherValues[$0]! }
                #expect(agree(mine, its), "\(stage): \(parameter.name)")
            }
        }
        var stage = graph
        for pass in Graph.forwardPasses {
            stage = stage.running(pass)
            compare(stage, pass.name)
        }
        stage = stage.differentiated()
        compare(stage, "differentiated")
        for pass in Graph.simplifyingPasses + Graph.finalPasses {
            stage = stage.running(pass)
            compare(stage, pass.name)
        }
        #expect(graph.optimized().optimizedAgain == graph.optimized())
    }
}

/// A dense layer without bias, [2] → [3], under an activation, and a loss of its output and a target.
private func dense(_ activation: Primitive, loss: (inout Graph, ValueID) -> Void) -> Graph {
    var graph = Graph(name: "Net")
    let x = graph.addInput("x", [2], origin: Origin(layer: "input", span: nil))
    let layer = Origin(layer: "dense1", span: nil)
    let w = graph.addParameter(Parameter(name: "dense1.weight", dims: [3, 2], initial: .constant(0)), origin: layer)
    let v = graph.append(.contract(Contract("i,oi->o")), [x, w], origin: layer)
    let y = graph.append(activation, [v], origin: layer)
    graph.outputs = [Port(name: "y", value: y)]
    loss(&graph, y)
    return graph
}

private let lossOrigin = Origin(layer: "loss", span: nil)
private func log(_ x: Scalar) -> Scalar { .unary(.log, x) }

@Suite struct GraphTexts {
    /// The gradient of the logits is q − p (over n): no Jacobian, no logarithm of a softmax.
    @Test func softmaxWithCrossEntropy() {
        let graph = dense(.softmax) { graph, q in
            let classes = graph.addTarget("digit", [], element: .index(count: 3), origin: lossOrigin)
            let p = graph.append(.oneHot(count: 3), [classes], origin: lossOrigin)
            let terms = graph.append(.map(-(.operand(1) * log(.operand(0)))), [q, p], origin: lossOrigin)
            graph.loss = graph.append(.reduce(Reduce(.sum, axes: [0])), [terms], origin: lossOrigin)
        }
        #expect(
            graph.optimized().text == """
                graph Net
                %0 input: input x : [n, 2]
                %1 dense1: parameter dense1.weight : [3, 2]
                %2 dense1: contract "i,oi->o" %0 %1 : [n, 3]
                %3 dense1: softmax %2 : [n, 3]
                %4 loss: target digit : [n] of 0..<3
                %5 loss: oneHot %4 : [n, 3]
                %6 loss: logSumExp %2 : [n]
                %7 loss: map −%5 · %2 : [n, 3]
                %8 loss: sum %7 over [0] : [n]
                %9 loss: map %8 + %6 : [n]
                %10 g(loss): 1/n : [n]
                %11 g(loss): broadcast %10 along [] : [n, 3]
                %12 g(dense1): map (%3 − %5) · %11 : [n, 3]
                %13 g(dense1): contract "o,i->oi" %12 %0 over n : [3, 2]
                output y = %3
                loss = %9
                g(dense1.weight) = %13

                """)
    }

    @Test func sigmoidWithBinaryCrossEntropy() {
        let graph = dense(.map(.unary(.sigmoid, .operand(0)))) { graph, q in
            let p = graph.addTarget("p", [3], origin: lossOrigin)
            let (q0, p1) = (Scalar.operand(0), Scalar.operand(1))
            let terms = graph.append(.map(-(p1 * log(q0) + (1 - p1) * log(1 - q0))), [q, p], origin: lossOrigin)
            graph.loss = graph.append(.reduce(Reduce(.sum, axes: [0])), [terms], origin: lossOrigin)
        }
        #expect(
            graph.optimized().text == """
                graph Net
                %0 input: input x : [n, 2]
                %1 dense1: parameter dense1.weight : [3, 2]
                %2 dense1: contract "i,oi->o" %0 %1 : [n, 3]
                %3 dense1: map sigmoid(%2) : [n, 3]
                %4 loss: target p : [n, 3]
                %5 loss: map softplus(%2) − %4 · %2 : [n, 3]
                %6 loss: sum %5 over [0] : [n]
                %7 g(loss): 1/n : [n]
                %8 g(loss): broadcast %7 along [] : [n, 3]
                %9 g(loss): map (%3 − %4) · %8 : [n, 3]
                %10 g(dense1): contract "o,i->oi" %9 %0 over n : [3, 2]
                output y = %3
                loss = %6
                g(dense1.weight) = %10

                """)
    }

    /// Losses and gradients of logits as large as 1000 are finite.
    @Test func mergedLossesAreStable() {
        for activation in [Primitive.softmax, .map(.unary(.sigmoid, .operand(0)))] {
            let graph = dense(activation) { graph, q in
                let p = graph.addTarget("p", [3], isDistribution: true, origin: lossOrigin)
                let (q0, p1) = (Scalar.operand(0), Scalar.operand(1))
                let formula = activation == .softmax ? -(p1 * log(q0)) : -(p1 * log(q0) + (1 - p1) * log(1 - q0))
                let terms = graph.append(.map(formula), [q, p], origin: lossOrigin)
                graph.loss = graph.append(.reduce(Reduce(.sum, axes: [0])), [terms], origin: lossOrigin)
            }.optimized()
            let numbers = Numbers(
                examples: 1, parameters: [[1000, 0, -1000, 0, 0, 0]], inputs: [[1, 1]], targets: [[0, 0.5, 0.5]])
            let loss = Reference.meanLoss(graph, numbers)
            // The logits are 1000, −1000 and 0.
            #expect(abs(loss - (activation == .softmax ? 1500 : 1500.6931471805599)) < 1e-9)
            let gradient: [Double] = activation == .softmax ? [1, 1, -0.5, -0.5, -0.5, -0.5] : [1, 1, -0.5, -0.5, 0, 0]
            #expect(Reference.gradients(graph, numbers) == [gradient])
        }
    }

    /// The gradient of an activation reads its stored result.
    @Test func sigmoidWithSquaredError() {
        let graph = dense(.map(.unary(.sigmoid, .operand(0)))) { graph, y in
            let t = graph.addTarget("t", [3], origin: lossOrigin)
            let squares = graph.append(.map(.binary(.power, .operand(0) - .operand(1), 2)), [y, t], origin: lossOrigin)
            graph.loss = graph.append(.reduce(Reduce(.sum, axes: [0])), [squares], origin: lossOrigin)
        }
        let text = graph.optimized().text
        #expect(text.contains("g(loss): map 2 · (%3 − %4) · %8 : [n, 3]"))
        #expect(text.contains("g(dense1): map %3 · (1 − %3) · %9 : [n, 3]"))
        #expect(text.components(separatedBy: "sigmoid").count == 2)
    }

    /// The data gradient of a convolution is a convolution of its gradient, padded by reach − 1 − p.
    @Test func convolution() {
        var graph = Graph(name: "Net")
        let x = graph.addInput("x", [8, 8, 1], origin: origin)
        var value = x
        for (index, channels) in [[1, 2], [2, 3]].enumerated() {
            let layer = Origin(layer: "conv\(index + 1)", span: nil)
            let w = graph.addParameter(
                Parameter(name: "conv\(index + 1).weight", dims: [channels[1], channels[0], 3, 3], initial: .constant(0)),
                origin: layer)
            let padded = graph.append(
                .pad(Pad([.init(low: 1, high: 1), .init(low: 1, high: 1), .init()])), [value], origin: layer)
            let windows = graph.append(.window(Window([.init(0, size: 3), .init(1, size: 3)])), [padded], origin: layer)
            value = graph.append(.contract(Contract("hwrsc,ocrs->hwo")), [windows, w], origin: layer)
        }
        let squares = graph.append(.map(.operand(0) * .operand(0)), [value], origin: lossOrigin)
        graph.loss = graph.append(.reduce(Reduce(.sum, axes: [0, 1, 2])), [squares], origin: lossOrigin)
        let gradient = graph.optimized().text.split(separator: "\n").filter { $0.contains("g(") }.map(String.init)
        #expect(
            gradient == [
                "%11 g(loss): 1/n : [n]",
                "%12 g(loss): broadcast %11 along [] : [n, 8, 8, 3]",
                "%13 g(loss): map 2 · %8 · %12 : [n, 8, 8, 3]",
                "%14 g(conv2): contract \"hwo,hwrsc->ocrs\" %13 %7 over n : [3, 2, 3, 3]",
                "%15 g(conv2): reverse %5 along [2, 3] : [3, 2, 3, 3]",
                "%16 g(conv2): pad %13 0: 1+1, 1: 1+1 : [n, 10, 10, 3]",
                "%17 g(conv2): window %16 0: 3, 1: 3 : [n, 8, 8, 3, 3, 3]",
                "%18 g(conv2): contract \"hwrso,ocrs->hwc\" %17 %15 : [n, 8, 8, 2]",
                "%19 g(conv1): contract \"hwo,hwrsc->ocrs\" %18 %3 over n : [2, 1, 3, 3]",
                "g(conv1.weight) = %19",
                "g(conv2.weight) = %14",
            ])
    }

    /// Windows with stride, dilation and groups gather too: only pooling scatters.
    @Test(arguments: 0..<60)
    func noConvolutionScatters(seed: Int) {
        let graph = RandomGraph.draw(seed: UInt64(seed)).optimized()
        for node in graph.nodes {
            guard case .unwindow = node.primitive else { continue }
            if case .contract = graph[node.operands[0]].primitive { Issue.record("\(graph.text)") }
        }
    }
}

extension Graph {
    fileprivate var optimizedAgain: Graph { Graph.finalPasses.reduce(self) { $0.running($1) } }
}
