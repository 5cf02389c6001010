import TestSupport
import Testing

@Suite struct PoolingTests {
    /// Size 2 and stride 2 leave a quarter of the values; size 3 and stride 2 overlap: ((m − f) / s + 1)² · k values.
    @Test(arguments: [(8, 2, 2, 3, 48), (7, 3, 2, 5, 45)])
    func maximaOfWindows(m: Int, f: Int, s: Int, k: Int, count: Int) throws {
        let model = try BuiltModel("model Pool {\ninput image: [\(m), \(m), \(k)]\npool(max, size: \(f), stride: \(s))\n}")
        var random = SplitMix(state: UInt64(m))
        let image = random.numbers(m * m * k, in: -1...1).map(Float.init)
        let side = (m - f) / s + 1
        var maxima: [Float] = []
        for i in 0..<side { for j in 0..<side { for c in 0..<k {
            maxima.append((0..<f * f).map { image[((i * s + $0 / f) * m + j * s + $0 % f) * k + c] }.max()!)
        } } }
        #expect(maxima.count == count)
        #expect(try model.output(image) == maxima)
    }
}
