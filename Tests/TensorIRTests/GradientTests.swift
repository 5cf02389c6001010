import Reference
import TestSupport
import Testing

@testable import TensorIR

private let origin = Origin(layer: "", span: nil)
private func parameter(_ name: String, _ dims: [Int]) -> Parameter { Parameter(name: name, dims: dims, initial: .constant(0)) }

/// A graph under construction that ends in a loss depending in a curved way on every element.
private struct Trial {
    var graph = Graph(name: "Trial")
    var random = SplitMix(state: 5)

    /// A value that depends on a parameter and, batched, also on the example.
    mutating func value(batched: Bool = true, _ dims: [Int]) -> ValueID {
        let p = graph.addParameter(parameter("p\(graph.parameters.count)", dims), origin: origin)
        guard batched else { return p }
        let x = graph.addInput("x\(graph.inputs.count)", dims, origin: origin)
        let repeated = graph.append(
            .broadcast(Broadcast(to: Shape(batched: true, dims), axes: Array(dims.indices))), [p], origin: origin)
        return graph.append(.map(.operand(0) * .operand(1) + .operand(1)), [x, repeated], origin: origin)
    }

    mutating func append(_ primitive: Primitive, _ operands: ValueID...) -> ValueID {
        graph.append(primitive, operands, origin: origin)
    }

    /// Compares the gradients of Σ w·sin(value) + value² with finite differences.
    mutating func check(_ value: ValueID, sourceLocation: SourceLocation = #_sourceLocation) {
        let shape = graph[value].shape
        let batched = Shape(batched: true, shape.dims)
        let axes = Array(shape.dims.indices)
        let weights = append(.constant(.values(random.numbers(shape.count, in: -1...1), Shape(batched: false, shape.dims))))
        let repeatedWeights = append(.broadcast(Broadcast(to: batched, axes: axes)), weights)
        let repeated = shape.isBatched ? value : append(.broadcast(Broadcast(to: batched, axes: axes)), value)
        let x = Scalar.operand(0), w = Scalar.operand(1)
        let bent = append(.map(w * .unary(.sin, x) + x * x), repeated, repeatedWeights)
        graph.loss = append(.reduce(Reduce(.sum, axes: axes)), bent)

        let differentiated = graph.differentiated()
        differentiated.verify()
        for examples in [1, 3] {
            let numbers = Numbers(for: graph, examples: examples, random: &random)
            let gradients = Reference.gradients(differentiated, numbers)
            #expect(gradients.allSatisfy { $0 != nil }, sourceLocation: sourceLocation)
            let found = disagreements(between: gradients, andDifferencesOf: graph, at: numbers, random: &random)
            #expect(found.isEmpty, sourceLocation: sourceLocation)
        }
    }
}

@Suite struct PrimitiveGradients {
    @Test func pick() {
        for (primitive, dims) in [(.pick([2, 0, 2, 3]), [4]), (.unpick([2, 0, 2, 3], count: 5), [3, 4])] as [(Primitive, [Int])] {
            var trial = Trial()
            trial.check(trial.append(primitive, trial.value(dims)))
        }
    }

    @Test func map() {
        let x = Scalar.operand(0), y = Scalar.operand(1)
        for formula in [x * y, x / (1 + y * y), .unary(.tanh, x * y), .unary(.sigmoid, x) * y, x * .unary(.exp, y), -x, x + y]
            as [Scalar]
        {
            var trial = Trial()
            let operands = formula.operands.map { _ in trial.value([3]) }
            trial.check(trial.graph.append(.map(formula), operands, origin: origin))
        }
        var trial = Trial()
        let a = trial.value([3])
        trial.check(trial.append(.map(x * y + x), a, a))
    }

    @Test func broadcast() {
        for batched in [false, true] {
            var trial = Trial()
            trial.check(
                trial.append(
                    .broadcast(Broadcast(to: Shape(batched: true, [3, 4, 2]), axes: [2, 0])),
                    trial.value(batched: batched, [2, 3])))
        }
        var trial = Trial()
        trial.check(
            trial.append(.broadcast(Broadcast(to: Shape(batched: false, [3, 2]), axes: [1])), trial.value(batched: false, [2])))
    }

    @Test(arguments: [Reduce.Operation.sum, .maximum, .minimum], [[0], [1], [0, 2], []])
    func reduce(operation: Reduce.Operation, axes: [Int]) {
        for batched in [false, true] {
            var trial = Trial()
            trial.check(trial.append(.reduce(Reduce(operation, axes: axes)), trial.value(batched: batched, [3, 2, 5])))
        }
    }

    @Test func reduceOverTheBatch() {
        var trial = Trial()
        trial.check(trial.append(.reduce(Reduce(.sum, axes: [1], overBatch: true)), trial.value([3, 2])))
    }

    @Test(arguments: ["ij,kj->ik", "ij,jk->ki", "ij,ij->i", "gij,goj->igo", "ij,kl->il", "ij,j->ij", "i,j->", ",i->i", "ij,ik->"])
    func contract(text: String) {
        let extents: [Character: Int] = ["i": 2, "j": 3, "k": 4, "l": 2, "g": 2, "o": 3]
        for (left, right) in [(true, false), (false, true), (true, true), (false, false)] {
            for overBatch in [false, true] where !overBatch || left || right {
                var trial = Trial()
                let sides = text.split(separator: "-")[0].split(separator: ",", omittingEmptySubsequences: false)
                let a = trial.value(batched: left, sides[0].map { extents[$0]! })
                let b = trial.value(batched: right, sides[1].map { extents[$0]! })
                trial.check(trial.append(.contract(Contract(text, overBatch: overBatch)), a, b))
            }
        }
    }

    @Test(arguments: [
        Window([.init(0, size: 3)]), Window([.init(0, size: 2, stride: 2), .init(1, size: 3, stride: 3)]),
        Window([.init(0, size: 3, dilation: 2), .init(1, size: 2, stride: 5, dilation: 3)]),
        Window([.init(1, size: 1, stride: 2)]),
    ])
    func windowAndBack(window: Window) {
        let dims = [6, 9, 2]
        var trial = Trial()
        trial.check(trial.append(.window(window), trial.value(dims)))
        trial = Trial()
        trial.check(trial.append(.unwindow(window, extents: dims), trial.value(window.resultDims(of: dims))))
    }

    @Test func movements() {
        let primitives: [Primitive] = [
            .pad(Pad([.init(low: 1, high: 2, interior: 1), .init(), .init(high: 1, interior: 2)], value: 0.5)),
            .slice(Slice([.init(start: 1, count: 2), .init(start: 0, count: 2, step: 2), .init(start: 1, count: 3, step: 1)])),
            .reshape([6, 4]), .transpose([2, 0, 1]), .reverse(axes: [0, 2]), .softmax, .logSumExp,
        ]
        for primitive in primitives {
            for batched in [false, true] {
                var trial = Trial()
                trial.check(
                    trial.append(
                        primitive, trial.value(batched: batched, primitive == .reshape([6, 4]) ? [2, 3, 4] : [3, 3, 4])))
            }
        }
    }

    @Test func concatenate() {
        var trial = Trial()
        let a = trial.value([2, 3]), b = trial.value([2, 1]), c = trial.value([2, 4])
        trial.check(trial.append(.concatenate(axis: 1), a, b, c))
    }

    @Test(arguments: [Route.Extremum.maximum, .minimum])
    func route(extremum: Route.Extremum) {
        var trial = Trial()
        let source = trial.graph.addInput("x", [3, 4], origin: origin)
        trial.check(trial.append(.route(Route(extremum, axes: [0])), source, trial.value([4])))
    }

    @Test func gatherAndBack() {
        var trial = Trial()
        let indices = trial.graph.addInput("i", [3], element: .index(count: 5), origin: origin)
        trial.check(trial.append(.gather, trial.value(batched: false, [5, 2]), indices))
        trial = Trial()
        let places = trial.graph.addInput("i", [3], element: .index(count: 5), origin: origin)
        trial.check(trial.append(.scatterAdd(rows: 5), trial.value([3, 2]), places))
    }

    @Test func masksAndOneHots() {
        var trial = Trial()
        let indices = trial.graph.addInput("i", [3], element: .index(count: 4), origin: origin)
        let hot = trial.append(.oneHot(count: 4), indices)
        let mask = trial.append(.dropoutMask(keep: 0.5, stream: 1, dims: [3, 4]))
        trial.check(trial.append(.map(.operand(0) * .operand(1) + .operand(0) * .operand(2)), trial.value([3, 4]), hot, mask))
    }
}

@Suite struct Differentiation {
    /// The gradient of a value with two successors is the sum over both.
    @Test func twoSuccessors() {
        var graph = Graph(name: "Two")
        let w = graph.addParameter(parameter("w", []), origin: origin)
        let x = graph.append(.broadcast(Broadcast(to: Shape(batched: true, []), axes: [])), [w], origin: origin)
        let square = graph.append(.map(.operand(0) * .operand(0)), [x], origin: origin)
        let triple = graph.append(.map(3 * .operand(0)), [x], origin: origin)
        graph.loss = graph.append(.map(.operand(0) + .operand(1)), [square, triple], origin: origin)
        var numbers = Numbers(examples: 4, parameters: [[1.5]])
        #expect(Reference.gradients(graph.differentiated(), numbers) == [[2 * 1.5 + 3]])
        numbers.examples = 1
        #expect(Reference.gradients(graph.differentiated(), numbers) == [[6]])
    }

    /// A parameter that two nodes name gets one gradient: the sum over both.
    @Test func sharedParameters() {
        var graph = Graph(name: "Shared")
        let shape = Shape(batched: true, [])
        let first = graph.addParameter(parameter("w", []), origin: origin)
        let second = graph.append(.parameter(0), origin: origin)
        let a = graph.append(.broadcast(Broadcast(to: shape, axes: [])), [first], origin: origin)
        let b = graph.append(.broadcast(Broadcast(to: shape, axes: [])), [second], origin: origin)
        graph.loss = graph.append(.map(.operand(0) * .operand(1)), [a, b], origin: origin)
        #expect(Reference.gradients(graph.differentiated(), Numbers(examples: 2, parameters: [[3]])) == [[6]])
    }

    /// Nothing is computed for what is not trained: no gradient reaches the input or the statistic.
    @Test func deadGradients() {
        var graph = Graph(name: "Dead")
        let x = graph.addInput("x", [2], origin: origin)
        var fixed = parameter("fixed", [2])
        fixed.isTrainable = false
        let f = graph.addParameter(fixed, origin: origin)
        let unused = graph.addParameter(parameter("unused", [2]), origin: origin)
        let w = graph.addParameter(parameter("w", [2]), origin: origin)
        _ = unused
        let product = graph.append(.contract(Contract("i,i->")), [x, f], origin: origin)
        let other = graph.append(.contract(Contract("i,i->")), [x, w], origin: origin)
        graph.loss = graph.append(.map(.operand(0) * .operand(1)), [product, other], origin: origin)
        let differentiated = graph.differentiated()
        #expect(differentiated.gradients.map { $0 == nil } == [true, true, false])
        let gradientNodes = differentiated.nodes.filter(\.origin.isGradient)
        #expect(gradientNodes.count == 3)  // 1/n, its product with x·f, the contraction with x over the batch
    }
}
