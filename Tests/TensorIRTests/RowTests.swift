import Reference
import TestSupport
import Testing

@testable import TensorIR

private let origin = Origin(layer: "", span: nil)

/// Products with one-hot rows, and the look-ups they become.
@Suite struct Rows {
    /// Σ over the steps of y², with y = oneHot(i)·w or, the other way round, w·oneHot(i).
    private func graph(_ equation: String, table: [Int], isSwapped: Bool = false) -> Graph {
        var graph = Graph(name: "Rows")
        let indices = graph.addInput("i", [4], element: .index(count: 5), origin: origin)
        let weights = graph.addParameter(Parameter(name: "w", dims: table, initial: .constant(0)), origin: origin)
        let hot = graph.append(.oneHot(count: 5), [indices], origin: origin)
        let y = graph.append(.contract(Contract(equation)), isSwapped ? [weights, hot] : [hot, weights], origin: origin)
        let square = graph.append(.map(.operand(0) * .operand(0)), [y], origin: origin)
        graph.outputs = [Port(name: "y", value: y)]
        graph.loss = graph.append(.reduce(Reduce(.sum, axes: Array(graph[y].shape.dims.indices))), [square], origin: origin)
        return graph
    }

    private func products(_ graph: Graph) -> Int {
        graph.nodes.count { if case .contract = $0.primitive { true } else { false } }
    }

    @Test(arguments: [
        ("ti,oi->to", [3, 5], false), ("oi,ti->ot", [3, 5], true), ("ti,io->to", [5, 3], false), ("ti,aib->bta", [2, 5, 3], false),
        ("ti,i->t", [5], false),
    ])
    func areGathered(_ equation: String, _ table: [Int], _ isSwapped: Bool) {
        let plain = graph(equation, table: table, isSwapped: isSwapped)
        let gathered = plain.optimized()
        #expect(products(gathered) == 0)
        var random = SplitMix(state: 3)
        let numbers = Numbers(for: plain, examples: 3, random: &random)
        #expect(Reference.evaluate(gathered, numbers)[gathered.outputs[0].value] == Reference.evaluate(plain, numbers)[plain.outputs[0].value])
        #expect(disagreements(between: Reference.gradients(gathered, numbers), andDifferencesOf: plain, at: numbers, random: &random) == [])
    }

    /// A label that the result keeps, or that both operands have, is no look-up.
    @Test func othersStayProducts() {
        for (equation, table) in [("ti,oi->tio", [3, 5]), ("ti,ti->t", [4, 5]), ("ti,oi->t", [3, 5])] {
            let plain = graph(equation, table: table)
            #expect(products(plain.gatheringRows()) == 1)
        }
    }
}

/// Elements at constant places, and masks of the first steps.
@Suite struct Places {
    private func value(_ primitive: Primitive, of dims: [Int], _ values: [Double], element: ElementType = .float, examples: Int) -> [Double] {
        var graph = Graph(name: "Places")
        let x = graph.addInput("x", dims, element: element, origin: origin)
        let y = graph.append(primitive, [x], origin: origin)
        graph.verify()
        return Reference.evaluate(graph, parameters: [], inputs: [values], examples: examples)[y]!
    }

    @Test func pick() {
        #expect(value(.pick([2, 0, 2]), of: [3], [1, 2, 3, 4, 5, 6], examples: 2) == [3, 1, 3, 6, 4, 6])
        #expect(value(.unpick([2, 0, 2], count: 4), of: [3], [1, 2, 3, 4, 5, 6], examples: 2) == [2, 0, 4, 0, 5, 0, 10, 0])
        #expect(value(.pick([1]), of: [2, 2], [1, 2, 3, 4], examples: 1) == [2, 4])
    }

    @Test func prefixMask() {
        let masks = value(.prefixMask(count: 3), of: [], [0, 2, 3, 9], element: .index(count: 10), examples: 4)
        #expect(masks == [0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1])
    }
}
