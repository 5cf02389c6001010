import Foundation
import TensorIR

/// What the driver found on one instruction set: the results of each case.
package struct Results {
    package var isa: String
    package var cases: [CaseResults]
}

package struct CaseResults {
    /// By output.
    package var outputs: [[Double]]
    /// The mean loss at use.
    package var loss: Double
    /// Empty unless the case trains.
    package var steps: [StepResults] = []
    /// By output, [sequence][step][element]; empty unless the case streams.
    package var streamed: [[Double]] = []
}

/// By parameter, row-major in its shape.
package struct StepResults {
    package var loss: Double
    package var gradients: [[Double]]
    /// The parameters after `gradient`, which changes statistics alone.
    package var kept: [[Double]]
    /// The gradients that a step leaves.
    package var clipped: [[Double]]
    /// The parameters after the step.
    package var parameters: [[Double]]
}

extension [Results] {
    /// Reads the driver's file.
    package init(_ data: Data, of cases: [Case], for graph: Graph) {
        self = []
        var file = Cursor(data: data)
        while !file.isAtEnd {
            let isa = file.text(8)
            let results = cases.map { call in
                let n = call.numbers.examples
                var results = CaseResults(
                    outputs: graph.outputs.map { file.floats(n * graph[$0.value].shape.count) }, loss: file.double())
                func parameters() -> [[Double]] { graph.parameters.map { file.floats($0.count) } }
                results.steps = (0..<(call.trains ? 3 : 0)).map { _ in
                    StepResults(
                        loss: file.double(), gradients: parameters(), kept: parameters(), clipped: parameters(),
                        parameters: parameters())
                }
                guard call.streams else { return results }
                results.streamed = graph.outputs.map { output in
                    let count = graph[output.value].shape.count
                    return file.floats(2 * n * (output.timeAxis == nil ? graph.steps * count : count))
                }
                return results
            }
            append(Results(isa: isa, cases: results))
        }
    }
}

extension Graph {
    /// The extent of time.
    package var steps: Int { inputs.first { $0.timeAxis != nil }.map { self[$0.value].shape.dims[0] } ?? 0 }
}

private struct Cursor {
    let data: Data
    var position = 0

    var isAtEnd: Bool { position == data.count }

    private mutating func take<T>(_ type: T.Type) -> T {
        defer { position += MemoryLayout<T>.size }
        return data.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: type) }
    }

    mutating func double() -> Double { take(Double.self) }
    mutating func floats(_ count: Int) -> [Double] { (0..<count).map { _ in Double(take(Float.self)) } }
    mutating func text(_ count: Int) -> String {
        let bytes = (0..<count).map { _ in take(UInt8.self) }
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
