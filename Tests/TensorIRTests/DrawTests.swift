import Foundation
import Testing

@testable import TensorIR

/// y = σ(Wx + b) with squared error, as in the chapter.
private func chapterGraph() -> Graph {
    var graph = Graph(name: "Chapter")
    let layer = Origin(layer: "dense1", span: nil), loss = Origin(layer: "loss", span: nil)
    let x = graph.addInput("x", [3], origin: Origin(layer: "input", span: nil))
    let w = graph.addParameter(Parameter(name: "dense1.weight", dims: [2, 3], initial: .constant(0)), origin: layer)
    let u = graph.append(.contract(Contract("i,oi->o")), [x, w], origin: layer)
    let b = graph.addParameter(Parameter(name: "dense1.bias", dims: [2], initial: .constant(0)), origin: layer)
    let spread = graph.append(.broadcast(Broadcast(to: Shape(batched: true, [2]), axes: [0])), [b], origin: layer)
    let v = graph.append(.map(.operand(0) + .operand(1)), [u, spread], origin: layer)
    let y = graph.append(.map(.unary(.sigmoid, .operand(0))), [v], origin: layer)
    graph.outputs = [Port(name: "y", value: y)]
    let t = graph.addTarget("t", [2], origin: loss)
    let squares = graph.append(.map(.binary(.power, .operand(0) - .operand(1), 2)), [y, t], origin: loss)
    graph.loss = graph.append(.reduce(Reduce(.sum, axes: [0])), [squares], origin: loss)
    return graph
}

extension Drawing {
    /// `+ ← × b`: what each item reads, in the order of the drawing; operators by their symbol,
    /// what they compute by its name.
    fileprivate var text: [String] {
        items.indices.map { index in
            let sources = links.filter { $0.to == index }.map(\.from).sorted().map {
                items[$0].kind == .gradient ? items[$0].symbol : items[$0].name
            }
            return items[index].symbol + (sources.isEmpty ? "" : " ← " + sources.joined(separator: " "))
        }
    }
}

@Suite struct Drawings {
    @Test func chapter() {
        let drawing = chapterGraph().drawing(gradients: false)
        #expect(drawing.text == ["x", "W", "× ← x W", "b", "+ ← u b", "σ ← v", "t", "loss ← y t"])
        #expect(drawing.items.filter { $0.kind == .operation || $0.kind == .loss }.map(\.symbol) == ["×", "+", "σ", "loss"])
    }

    /// g(y) = 2(y − t), g(v) = y(1 − y)·g(y), g(u) = g(v), g(b) = Σ g(v), g(W) = g(u)·x.
    @Test func chapterWithGradients() {
        let drawing = chapterGraph().drawing(gradients: true)
        #expect(
            drawing.text.suffix(5).sorted() == ["g(W) ← x g(u)", "g(b) ← g(v)", "g(u) ← g(v)", "g(v) ← y g(y)", "g(y) ← y t"])
        #expect(drawing.items.count { $0.kind == .gradient } == 5)
    }

    /// Merged: the gradient of the logits reads q and p alone.
    @Test func softmaxWithCrossEntropy() {
        var graph = Graph(name: "Classes")
        let layer = Origin(layer: "dense1", span: nil), loss = Origin(layer: "loss", span: nil)
        let x = graph.addInput("x", [3], origin: layer)
        let w = graph.addParameter(Parameter(name: "dense1.weight", dims: [4, 3], initial: .constant(0)), origin: layer)
        let u = graph.append(.contract(Contract("i,oi->o")), [x, w], origin: layer)
        let q = graph.append(.softmax, [u], origin: layer)
        graph.outputs = [Port(name: "q", value: q)]
        let digit = graph.addTarget("digit", [], element: .index(count: 4), origin: loss)
        let p = graph.append(.oneHot(count: 4), [digit], origin: loss)
        let terms = graph.append(.map(-(.operand(1) * .unary(.log, .operand(0)))), [q, p], origin: loss)
        graph.loss = graph.append(.reduce(Reduce(.sum, axes: [0])), [terms], origin: loss)
        #expect(
            graph.drawing(gradients: true).text == [
                "x", "W", "× ← x W", "softmax ← u", "digit", "loss ← u digit", "g(u) ← y digit", "g(W) ← x g(u)",
            ])
    }

    @Test func dotNamesEveryItemAndLink() {
        let drawing = chapterGraph().drawing(gradients: true)
        #expect(drawing.dot.components(separatedBy: "[label=").count == drawing.items.count + 1)
        #expect(drawing.dot.components(separatedBy: " -> ").count == drawing.links.count + 1)
        #expect(drawing.dot.contains("n2 [label=\"×\\nu [n, 2]\", shape=circle]"))
    }

    /// Nothing overlaps, forward links run down, and the picture is well-formed XML.
    @Test func svgIsInOrder() throws {
        let drawing = chapterGraph().drawing(gradients: true)
        let layout = Layout(of: drawing)
        for a in drawing.items.indices {
            for b in drawing.items.indices where a < b {
                let (p, q) = (layout.boxes[a], layout.boxes[b])
                let isApart = abs(p.x - q.x) >= (p.width + q.width) / 2 || abs(p.y - q.y) >= (p.height + q.height) / 2
                #expect(isApart, "\(drawing.items[a].symbol) and \(drawing.items[b].symbol)")
            }
        }
        for link in drawing.links where drawing.items[link.to].kind != .gradient {
            #expect(layout.boxes[link.from].y < layout.boxes[link.to].y)
        }
        #expect(drawing.svg.components(separatedBy: "<rect x=").count == drawing.items.count + 1)
    }
}
