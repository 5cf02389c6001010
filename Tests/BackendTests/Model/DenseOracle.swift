@testable import Backend
import TensorIR

/// The dense model's arithmetic in Double, and examples for it.
struct DenseOracle {
    /// [2][3]
    var w: [[Double]]
    /// [2]
    var b: [Double]
    var l1 = (w: 0.0, b: 0.0)
    var l2 = (w: 0.0, b: 0.0)

    /// Reads a parameter block laid out as the fixture says.
    init(_ block: Block) {
        w = (0..<2).map { o in (0..<3).map { k in Double(block[k * 16 + o]) } }
        b = (0..<2).map { Double(block[48 + $0]) }
    }

    func outputs(_ x: [Float]) -> [Double] {
        var y: [Double] = []
        for i in 0..<x.count / 3 {
            for o in 0..<2 {
                var sum = b[o]
                for k in 0..<3 { sum += w[o][k] * Double(x[i * 3 + k]) }
                y.append(sum)
            }
        }
        return y
    }

    /// The mean of Σ(y − t)², without penalties.
    func loss(_ x: [Float], _ t: [Float]) -> Double {
        var sum = 0.0
        for (y, t) in zip(outputs(x), t) { sum += (y - Double(t)) * (y - Double(t)) }
        return sum / Double(x.count / 3)
    }

    var penalty: Double {
        let (weights, biases) = (w.flatMap { $0 }, b)
        func sum(_ values: [Double], _ l1: Double, _ l2: Double) -> Double {
            values.reduce(0) { $0 + l1 * abs($1) + l2 * $1 * $1 }
        }
        return sum(weights, l1.w, l2.w) + sum(biases, l1.b, l2.b)
    }

    /// The gradient of loss and penalties in the layout of a block; padding is 0.
    func gradient(_ x: [Float], _ t: [Float]) -> [Double] {
        var block = [Double](repeating: 0, count: 64)
        let n = x.count / 3
        let y = outputs(x)
        for i in 0..<n {
            for o in 0..<2 {
                let delta = 2 * (y[i * 2 + o] - Double(t[i * 2 + o])) / Double(n)
                block[48 + o] += delta
                for k in 0..<3 { block[k * 16 + o] += delta * Double(x[i * 3 + k]) }
            }
        }
        func sign(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }
        for o in 0..<2 {
            block[48 + o] += l1.b * sign(b[o]) + 2 * l2.b * b[o]
            for k in 0..<3 { block[k * 16 + o] += l1.w * sign(w[o][k]) + 2 * l2.w * w[o][k] }
        }
        return block
    }
}

/// Examples of 3 inputs and 2 targets each, simple fractions.
struct DenseExamples {
    let n: Int
    let x: [Float]
    let t: [Float]

    init(_ n: Int) {
        self.n = n
        x = (0..<n * 3).map { Float($0 * 7 % 11) / 4 - 1.25 }
        t = (0..<n * 2).map { Float($0 * 5 % 7) / 2 - 1.5 }
    }

    func withPointers<R>(_ body: ([UnsafeRawPointer?], [UnsafeRawPointer?]) throws -> R) rethrows -> R {
        try x.withUnsafeBytes { x in try t.withUnsafeBytes { t in try body([x.baseAddress], [t.baseAddress]) } }
    }
}

/// The largest difference, relative to 1 or to the larger value.
func largestError(_ found: [Float], _ expected: [Double]) -> Double {
    zip(found, expected).map { found, expected in
        found.isNaN ? .infinity : abs(Double(found) - expected) / max(1, abs(expected))
    }.max() ?? 0
}
