import Layers
import TensorIR
import TestSupport
import Testing

@Suite struct SparseTests {
    /// The elements that the nodes of the first sparse layer read, node by node.
    private func places(_ net: Net, fanIn: Int) throws -> [[Int]] {
        for node in net.model.inference.nodes {
            guard case .pick(let places) = node.primitive else { continue }
            return stride(from: 0, to: places.count, by: fanIn).map { Array(places[$0..<$0 + fanIn]) }
        }
        throw CancellationError()
    }

    /// Each node is the weighted sum of its own elements and no others, plus its bias.
    @Test func readsItsElementsAlone() throws {
        let net = try Net("input x: [20]\nsparse(8, fanIn: 3, seed: 5, activation: relu)")
        #expect(net.model.inference.parameters.map(\.dims) == [[8, 3], [8]])
        let numbers = net.random(examples: 2)
        let (weights, bias) = (numbers.parameters[0], numbers.parameters[1])
        let places = try places(net, fanIn: 3)
        let expected = (0..<2).flatMap { example in
            places.indices.map { node in
                let sum = (0..<3).reduce(bias[node]) { $0 + weights[node * 3 + $1] * numbers.inputs[0][example * 20 + places[node][$1]] }
                return max(0, sum)
            }
        }
        #expect(isClose(net.output(numbers), expected))
    }

    /// Distinct elements for each node; every element has its chance; another seed chooses others.
    @Test func chooses() throws {
        func choice(_ seed: Int) throws -> [[Int]] {
            try places(Net("input x: [10]\nsparse(400, fanIn: 4, seed: \(seed))"), fanIn: 4)
        }
        let chosen = try choice(1)
        #expect(chosen.allSatisfy { Set($0).count == 4 && $0.allSatisfy((0..<10).contains) })
        for element in 0..<10 {
            // 160 expected, deviation √(400 · 0.4 · 0.6) ≈ 9.8
            #expect((120...200).contains(chosen.count { $0.contains(element) }))
        }
        #expect(try choice(1) == chosen)
        #expect(try choice(2) != chosen)
    }

    @Test func mayReadAll() throws {
        let net = try Net("input x: [5]\nsparse(2, fanIn: 5)")
        #expect(try places(net, fanIn: 5) == [[0, 1, 2, 3, 4], [0, 1, 2, 3, 4]])
    }
}
