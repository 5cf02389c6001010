import LoopIR

/// A kernel with arguments for some sizes and what it must make of them.
struct KernelCase: Sendable {
    var name: String
    var sizes = [1, 7, 8, 9, 15, 16, 17, 31, 32, 33]
    /// Allowed error of an output, relative to max(1, |expected|); 0: the same float, or both NaN.
    var tolerance = 0.0
    var kernel: @Sendable (Target) -> Kernel
    var runs: @Sendable (_ size: Int) -> [Run]

    struct Run: Sendable {
        var n: Int
        var arguments: [Actual]
        /// By output argument, in their order.
        var expected: [[Double]]
    }

    enum Actual: Sendable {
        case floats([Float])
        /// So many floats, each 77 before the call.
        case output(Int)
        case indices([Int32])
        case float(Float)
        case integer(Int)
    }
}

/// Numbers between −4 and 4 that need few bits, so that short sums of products are exact.
func numbers(_ count: Int, seed: UInt64 = 1) -> [Float] {
    var state = seed &* 0x9e37_79b9_7f4a_7c15
    return (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float(Int(state >> 58) - 32) / 8
    }
}

extension [Float] {
    var doubles: [Double] { map(Double.init) }
}
