@testable import Backend
import LoopIR
import TensorIR
import Testing

/// Which floats of a block belong to no element, against a walk over all elements.
@Suite struct PaddingTests {
    private func program(_ layouts: [ParameterLayout], blockFloats: Int) -> Program {
        Program(
            name: "M", target: .scalar, layouts: layouts, blockFloats: blockFloats, kernels: [],
            predict: Phase(steps: [], capacity: 1, arenaFloats: 0, losses: nil), evaluate: nil, gradient: nil,
            constants: [])
    }

    private func floats(_ runs: [FloatRuns]) -> Set<Int> {
        var floats: Set<Int> = []
        for run in runs {
            for r in 0..<run.count {
                for i in 0..<run.length {
                    #expect(floats.insert(run.start + r * run.stride + i).inserted, "a float twice")
                }
            }
        }
        return floats
    }

    @Test func panelsRowsAndScalars() {
        // Two panels, the second with 3 of 8 rows; rows of 5 padded to 8; a vector; a scalar.
        let shapes = [[11, 2, 3], [4, 5], [10], []]
        let layouts = [
            ParameterLayout(offset: 0, strides: [1, 8, 16], panel: 8, panelStride: 48, floats: 96),
            ParameterLayout(offset: 112, strides: [8, 1], panel: 4, panelStride: 0, floats: 32),
            ParameterLayout(offset: 144, strides: [1], panel: 10, panelStride: 0, floats: 16),
            ParameterLayout(offset: 160, strides: [], panel: 1, panelStride: 0, floats: 16),
        ]
        var expected = Set(0..<192)
        for i in 0..<11 {
            for j in 0..<2 { for k in 0..<3 { expected.remove(i / 8 * 48 + i % 8 + j * 8 + k * 16) } }
        }
        for i in 0..<4 { for j in 0..<5 { expected.remove(112 + i * 8 + j) } }
        expected.subtract(144..<154)
        expected.remove(160)
        let parameters = shapes.map { Parameter(name: "p", dims: $0, initial: .constant(0)) }
        let runs = program(layouts, blockFloats: 192).padding(of: parameters)
        #expect(floats(runs) == expected)
        #expect(runs.count <= 6, "equal runs are one loop")
    }

    @Test func noPadding() {
        let layout = ParameterLayout(offset: 0, strides: [1, 32], panel: 32, panelStride: 32 * 50_000, floats: 64 * 50_000)
        let parameter = Parameter(name: "w", dims: [64, 50_000], initial: .constant(0))
        #expect(program([layout], blockFloats: 64 * 50_000).padding(of: [parameter]) == [])
    }
}
