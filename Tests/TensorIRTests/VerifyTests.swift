import Testing

@testable import TensorIR

private let origin = Origin(layer: "", span: nil)

private func smallGraph() -> Graph {
    var graph = Graph(name: "Small")
    let x = graph.addInput("x", [2], origin: origin)
    let w = graph.addParameter(Parameter(name: "w", dims: [2], initial: .constant(0)), origin: origin)
    graph.loss = graph.append(.contract(Contract("i,i->")), [x, w], origin: origin)
    return graph
}

/// What the verifier must trap on, each a way in which a pass could break a graph.
@Suite struct Verification {
    @Test func soundGraphsPass() {
        smallGraph().verify()
        smallGraph().optimized().verify()
    }

    @Test func staleShape() async {
        await #expect(processExitsWith: .failure) {
            var graph = smallGraph()
            graph.nodes[2].shape = Shape(batched: true, [2])
            graph.verify()
        }
    }

    @Test func operandThatComesLater() async {
        await #expect(processExitsWith: .failure) {
            var graph = smallGraph()
            graph.nodes[2].operands[0] = ValueID(2)
            graph.verify()
        }
    }

    @Test func indicesInArithmetic() async {
        await #expect(processExitsWith: .failure) {
            var graph = smallGraph()
            graph.nodes[0].element = .index(count: 4)
            graph.verify()
        }
    }

    @Test func lossThatIsNoNumber() async {
        await #expect(processExitsWith: .failure) {
            var graph = smallGraph()
            graph.loss = ValueID(0)
            graph.verify()
        }
    }

    @Test func gradientOfAnotherShape() async {
        await #expect(processExitsWith: .failure) {
            var graph = smallGraph().optimized()
            graph.gradients = [graph.loss]
            graph.verify()
        }
    }

    @Test func misplacedInput() async {
        await #expect(processExitsWith: .failure) {
            var graph = smallGraph()
            graph.inputs[0].value = ValueID(1)
            graph.verify()
        }
    }
}
