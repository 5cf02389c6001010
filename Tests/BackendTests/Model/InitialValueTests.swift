@testable import Backend
import LoopIR
import TensorIR
import TestSupport
import Testing

/// Parameters start as their initial values say, wherever the layout puts them.
@Suite struct InitialValueTests {
    /// 40×50 elements as `initial` says, in panels or row by row.
    private func elements(_ initial: InitialValue, inPanels: Bool, seed: UInt64 = 1) throws -> [Float] {
        let dims = [40, 5, 10]
        let layout = inPanels
            ? ParameterLayout(offset: 16, strides: [1, 320, 32], panel: 32, panelStride: 1600, floats: 3200)
            : ParameterLayout(offset: 16, strides: [50, 10, 1], panel: 40, panelStride: 0, floats: 2000)
        var graph = Graph(name: "Start")
        let origin = Origin(layer: "", span: nil)
        graph.outputs = [Port(name: "y", value: graph.addInput("x", [1], origin: origin))]
        _ = graph.addParameter(Parameter(name: "first", dims: [3], initial: .constant(7)), origin: origin)
        _ = graph.addParameter(Parameter(name: "second", dims: dims, initial: initial), origin: origin)
        let program = Program(
            name: "Start", target: .scalar,
            layouts: [ParameterLayout(offset: 0, strides: [1], panel: 3, panelStride: 0, floats: 16), layout],
            blockFloats: 16 + layout.floats, kernels: [],
            predict: Phase(steps: [], capacity: 1, arenaFloats: 0, losses: nil), evaluate: nil, gradient: nil,
            constants: [])
        let emitter = ModelEmitter(
            ModelGraphs(use: graph, training: nil), training: nil, programs: [program],
            options: ModelOptions(sourceName: "start.nnd"))
        let block = try LoadedModel(emitter.emit(), name: "start").initialized(seed: seed)
        #expect(Array(block.array[..<16]) == [7, 7, 7] + [Float](repeating: 0, count: 13))

        var elements: [Float] = []
        var padding = Set(16..<16 + layout.floats)
        for i in 0..<40 {
            for j in 0..<5 {
                for k in 0..<10 {
                    let place = inPanels
                        ? 16 + i / 32 * 1600 + i % 32 + j * 320 + k * 32 : 16 + i * 50 + j * 10 + k
                    elements.append(block[place])
                    padding.remove(place)
                }
            }
        }
        #expect(padding.count == layout.floats - 2000 && padding.allSatisfy { block[$0] == 0 })
        return elements
    }

    @Test func uniform() throws {
        let values = try elements(.uniform(-0.25, 0.75), inPanels: true).map(Double.init)
        #expect(values.allSatisfy { $0 >= -0.25 && $0 <= 0.75 })
        let mean = values.reduce(0, +) / 2000
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2000
        // Four standard errors.
        #expect(abs(mean - 0.25) < 4 * (1.0 / 12 / 2000).squareRoot())
        #expect(abs(variance - 1.0 / 12) < 4 * (1.0 / 180 / 2000).squareRoot())
    }

    @Test func normal() throws {
        let values = try elements(.normal(deviation: 0.5), inPanels: true).map { Double($0) / 0.5 }
        let mean = values.reduce(0, +) / 2000
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2000
        let withinOne = Double(values.filter { abs($0) < 1 }.count) / 2000
        #expect(abs(mean) < 4 * (1.0 / 2000).squareRoot())
        #expect(abs(variance - 1) < 4 * (2.0 / 2000).squareRoot())
        #expect(abs(withinOne - 0.6827) < 4 * (0.6827 * 0.3173 / 2000).squareRoot())
    }

    @Test func explicit() throws {
        let values = (0..<2000).map { Double($0) / 8 }
        #expect(try elements(.values(values), inPanels: true) == values.map(Float.init))
        #expect(try elements(.values(values), inPanels: false) == values.map(Float.init))
        #expect(try elements(.constant(0.5), inPanels: true) == [Float](repeating: 0.5, count: 2000))
    }

    /// The values depend on the seed and the element, not on the layout.
    @Test(arguments: [InitialValue.normal(deviation: 1), .uniform(0, 1)])
    func layoutsAgree(_ initial: InitialValue) throws {
        let values = try elements(initial, inPanels: true)
        #expect(try elements(initial, inPanels: false) == values)
        #expect(try elements(initial, inPanels: false, seed: 2) != values)
        #expect(Set(values).count > 1900)
    }

    @Test func embeddedWeights() throws {
        var model = DenseModel(training: nil)
        #expect(try model.loaded()[0].descriptor.weights == nil)
        model.options.weights = [[1, 2, 3, 4, 5, 6], [7, 8.5]]
        let loaded = try model.loaded()
        for model in loaded {
            let weights = try #require(model.descriptor.weights)
            #expect(UInt(bitPattern: weights) % 64 == 0)
            let block = Block(floats: model.blockFloats)
            block.floats.update(from: weights, count: model.blockFloats)
            let oracle = DenseOracle(block)
            #expect(oracle.w == [[1, 2, 3], [4, 5, 6]] && oracle.b == [7, 8.5])
            #expect(block.array.reduce(0, +) == 36.5)
            let input = Block(floats: 3)
            (input[0], input[1], input[2]) = (1, 10, 100)
            #expect(model.predict(block, [UnsafeRawPointer(input.floats)], n: 1, outputCount: 2) == [328, 662.5])
        }
        // Training from scratch remains possible.
        let (drawn, other) = (loaded[0].initialized(seed: 1), loaded[0].initialized(seed: 2))
        #expect(drawn.array != other.array)
    }

    /// Every bit pattern of a finite float comes back as it was.
    @Test(arguments: CCompiler.all) func embeddedWeightsAreExact(_ compiler: CCompiler) throws {
        var values: [Float] = [
            0, -0.0, 1, -1, 0.1, .pi, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude,
            .leastNormalMagnitude.nextDown, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .ulpOfOne,
            1 + .ulpOfOne, 1 - .ulpOfOne, .infinity, -.infinity, 16_777_216, 0x1.8p-128,
        ]
        var random = SplitMix(state: 1)
        while values.count < 2000 {
            let value = Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
            if value.isFinite { values.append(value) }
        }
        var graph = Graph(name: "Start")
        let origin = Origin(layer: "", span: nil)
        graph.outputs = [Port(name: "y", value: graph.addInput("x", [1], origin: origin))]
        _ = graph.addParameter(Parameter(name: "w", dims: [2000], initial: .constant(0)), origin: origin)
        let program = Program(
            name: "Start", target: .scalar,
            layouts: [ParameterLayout(offset: 0, strides: [1], panel: 2000, panelStride: 0, floats: 2000)],
            blockFloats: 2000, kernels: [], predict: Phase(steps: [], capacity: 1, arenaFloats: 0, losses: nil),
            evaluate: nil, gradient: nil, constants: [])
        var options = ModelOptions(sourceName: "start.nnd")
        options.weights = [values]
        let emitter = ModelEmitter(ModelGraphs(use: graph, training: nil), training: nil, programs: [program], options: options)
        let weights = try #require(LoadedModel(emitter.emit(), name: "start", compiler: compiler).descriptor.weights)
        #expect(UnsafeBufferPointer(start: weights, count: 2000).map(\.bitPattern) == values.map(\.bitPattern))
    }
}
