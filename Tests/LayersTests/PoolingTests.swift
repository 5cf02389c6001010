import TestSupport
import Testing

@Suite struct PoolingTests {
    /// Every window of size 3, stride 2 on 5×7×2, by definition.
    @Test(arguments: ["max", "min", "sum", "average", "norm"])
    func agreesWithItsDefinition(kind: String) throws {
        let net = try Net("input image: [5, 7, 2]\npool(\(kind), size: 3, stride: 2)")
        #expect(net.model.layers[0].dims == [2, 3, 2])
        let numbers = net.random(examples: 1)
        var expected: [Double] = []
        for i in 0..<2 {
            for j in 0..<3 {
                for c in 0..<2 {
                    let window = (0..<9).map { numbers.inputs[0][((2 * i + $0 / 3) * 7 + 2 * j + $0 % 3) * 2 + c] }
                    expected.append(pooled(window, kind))
                }
            }
        }
        #expect(isClose(net.output(numbers), expected))
    }

    private func pooled(_ window: [Double], _ kind: String) -> Double {
        switch kind {
        case "max": window.max()!
        case "min": window.min()!
        case "sum": window.reduce(0, +)
        case "average": window.reduce(0, +) / Double(window.count)
        default: window.reduce(0) { $0 + $1 * $1 }.squareRoot()
        }
    }

    @Test func paddingNeverWinsAMaximumAndCountsInAnAverage() throws {
        #expect(try Net("input x: [2]\npool(max, size: 2, stride: 1, pad: 1)").output([-3, -5]) == [-3, -3, -5])
        #expect(try Net("input x: [2]\npool(min, size: 2, stride: 1, pad: 1)").output([3, 5]) == [3, 3, 5])
        #expect(try Net("input x: [2]\npool(average, size: 2, stride: 1, pad: 1)").output([4, 6]) == [2, 5, 3])
    }

    @Test func theWholeExtentLeavesOneValueAChannel() throws {
        let net = try Net("input image: [2, 2, 2]\npool(average, size: all)")
        #expect(net.model.layers[0].dims == [1, 1, 2])
        #expect(net.output([1, 10, 2, 20, 3, 30, 6, 60]) == [3, 30])
        #expect(try Net("input x: [3]\npool(max, size: all)").output([2, 7, 5]) == [7])
    }

    @Test func theStrideIsTheSizeWhereItIsLeftOut() throws {
        #expect(try Net("input x: [6]\npool(sum, size: 2)").output([1, 2, 3, 4, 5, 6]) == [3, 7, 11])
        #expect(try Net("input series: [4, 2]\npool(max, size: 2)").output([1, 8, 2, 7, 3, 6, 4, 5]) == [2, 8, 4, 6])
    }

    /// ((m − f) / s + 1)² · k values for m×m×k.
    @Test(arguments: [(224, 2, 2, 64), (7, 3, 2, 5), (9, 3, 3, 1), (6, 6, 1, 2)])
    func leavesTheNumberOfValuesThatTheFormulaGives(m: Int, f: Int, s: Int, k: Int) throws {
        let net = try Net("input image: [\(m), \(m), \(k)]\npool(max, size: \(f), stride: \(s))")
        let side = (m - f) / s + 1
        #expect(net.model.layers[0].dims == [side, side, k])
    }
}
