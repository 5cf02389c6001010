import Compiler
import NNRuntime
import Source
import TestSupport
import Testing

/// Convolution through the compiled code, against sums written out. Images are row-major with their channels last.
@Suite struct ConvolutionTests {
    /// Each filter of `models/filters.nnd` on every window of bits there is: it fires on one alone.
    @Test(arguments: [
        ("vertical", ["·#", "·#", "·#"]), ("diagonal", ["#··", "##·", "###"]), ("corner", ["···", "·##", "·##"]),
    ])
    func filtersByHandFireOnTheirFeatureAlone(filter: String, feature: [String]) throws {
        let model = try BuiltModel(file: "filters")
        let width = feature[0].count, count = feature.joined().count
        var images = [Float](repeating: 0, count: 64 << count)
        for window in 0..<(1 << count) {
            for pixel in 0..<count where window >> pixel & 1 == 1 {
                images[window * 64 + pixel / width * 8 + pixel % width] = 1
            }
        }
        let output = try #require(model.predict(images)[filter])
        let responses = output.count >> count
        let firing = (0..<(1 << count)).filter { output[$0 * responses] == 1 }
        let wanted = feature.joined().enumerated().reduce(0) { $0 | ($1.element == "#" ? 1 << $1.offset : 0) }
        #expect(firing == [wanted])
        #expect(Set(output) == [0, 1])
    }

    /// (512 − 3) / 3 + 1 is no whole number, and each of the changes that the message offers makes it one.
    @Test func strideThreeOn512PixelsIsAnErrorWithWhatWouldFit() throws {
        func message(_ size: String, _ stride: String, _ more: String = "") -> String {
            let line = "conv(filters: 1, size: \(size), stride: \(stride)\(more))"
            let file = CheckedFile(SourceFile(path: "m.nnd", text: "model M {\ninput image: [512, 512, 1]\n\(line)\n}"))
            return file.diagnostics.rendered(in: file.source)
        }
        #expect(message("3", "3").contains("m.nnd:3:1: error: a window of 3 with stride 3 does not tile 512 pixels padded by 0 [window-does-not-tile]\n"))
        #expect(message("3", "3").contains("note: (512 − 3 + 2·0) / 3 + 1 ≈ 170.667 is not a whole number\n"))
        #expect(message("3", "3").contains("help: size: 2, size: 5, stride: 1 or pad: [0, 1] would fit\n"))
        for (size, stride, more) in [("2", "3", ""), ("5", "3", ""), ("3", "1", ""), ("3", "3", ", pad: [0, 1]")] {
            #expect(message(size, stride, more) == "")
        }
    }

    /// Σ x[i + a, j + b] · w[f − 1 − a, f − 1 − b]: the window runs one way and the filter the other.
    @Test func flippedItIsTheConvolution() throws {
        let model = try BuiltModel("model Flipped {\ninput image: [6, 5, 2]\nconv(filters: 3, size: [3, 2], flip: true, bias: false)\n}")
        let (image, weight) = try numbers(model, pixels: 60)
        var expected: [Double] = []
        for i in 0..<4 {
            for j in 0..<4 {
                for filter in 0..<3 {
                    var sum = 0.0
                    for c in 0..<2 { for a in 0..<3 { for b in 0..<2 {
                        let (pixel, row) = ((i + a) * 5 + j + b, (filter * 2 + c) * 3 + 2 - a)
                        sum += image[pixel * 2 + c] * weight[row * 2 + 1 - b]
                    } } }
                    expected.append(sum)
                }
            }
        }
        #expect(try model.output(image.map(Float.init)).isClose(to: expected))
    }

    /// The windows as rows of a matrix, zeros where they reach beyond the image, times the filters as columns.
    @Test func isOneMatrixProductOfUnrolledWindows() throws {
        let model = try BuiltModel("model Windows {\ninput image: [7, 9, 3]\nconv(filters: 5, size: 3, stride: 2, pad: 1, bias: false)\n}")
        let (image, weight) = try numbers(model, pixels: 189)
        var windows: [[Double]] = []
        for i in 0..<4 {
            for j in 0..<5 {
                var row: [Double] = []
                for c in 0..<3 { for a in 0..<3 { for b in 0..<3 {
                    let (y, x) = (2 * i + a - 1, 2 * j + b - 1)
                    row.append((0..<7).contains(y) && (0..<9).contains(x) ? image[(y * 9 + x) * 3 + c] : 0)
                } } }
                windows.append(row)
            }
        }
        let filters = (0..<5).map { weight[$0 * 27..<$0 * 27 + 27] }
        let product = windows.flatMap { row in filters.map { zip(row, $0).reduce(0) { $0 + $1.0 * $1.1 } } }
        #expect(model.elaborated.layers[0].dims == [4, 5, 5])
        #expect(try model.output(image.map(Float.init)).isClose(to: product))
    }

    /// The image is the bias of the layer before, so its gradient is at hand: that of the responses, convolved with
    /// the filter; and the filter's is the image under windows of the responses' gradient.
    @Test func theDerivativeOfAConvolutionIsAConvolution() throws {
        let model = try BuiltModel("""
            loss total(y, target) = y * target
            model Derivative {
                input nothing: [1]
                dense([6, 6, 1], weights: zeros, bias: uniform(-1, 1))
                conv(filters: 1, size: 3, bias: false)
                train { loss: total }
            }
            """)
        var random = SplitMix(state: 3)
        let g = random.numbers(16, in: -1...1).map { Double(Float($0)) }
        let parameters = try model.parameters
        let image = try #require(parameters["dense1.bias"]).map(Double.init)
        let filter = try #require(parameters["conv1.weight"]).map(Double.init)
        let gradient = try model.gradient([0], targets: g.map(Float.init)).gradient

        func convolution(_ y: Int, _ x: Int) -> Double {
            var sum = 0.0
            for a in 0..<3 { for b in 0..<3 where (0..<4).contains(y - a) && (0..<4).contains(x - b) {
                sum += g[(y - a) * 4 + x - b] * filter[a * 3 + b]
            } }
            return sum
        }
        let ofImage = (0..<36).map { convolution($0 / 6, $0 % 6) }
        #expect(try #require(gradient["dense1.bias"]).isClose(to: ofImage))
        let ofFilter = (0..<9).map { place -> Double in
            var sum = 0.0
            for (index, g) in g.enumerated() {
                let (y, x) = (index / 4 + place / 3, index % 4 + place % 3)
                sum += g * image[y * 6 + x]
            }
            return sum
        }
        #expect(try #require(gradient["conv1.weight"]).isClose(to: ofFilter))
    }

    /// Random pixels, and the filters that the model starts with.
    private func numbers(_ model: BuiltModel, pixels: Int) throws -> (image: [Double], weight: [Double]) {
        var random = SplitMix(state: UInt64(pixels))
        let image = random.numbers(pixels, in: -1...1).map { Double(Float($0)) }
        return (image, try #require(model.parameters["conv1.weight"]).map(Double.init))
    }
}
