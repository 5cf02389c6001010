import TestSupport
import Testing

/// A convolution written as its definition: one sum a response.
private struct PlainConvolution {
    var height: Int, width: Int, channels: Int, filters: Int
    var size = (1, 1), stride = (1, 1), dilation = (1, 1)
    var top = 0, left = 0
    var groups = 1
    var flip = false

    func responses(_ image: [Double], _ weight: [Double], _ bias: [Double], rows: Int, columns: Int) -> [Double] {
        var result: [Double] = []
        let depth = channels / groups
        for i in 0..<rows {
            for j in 0..<columns {
                for o in 0..<filters {
                    var sum = bias[o]
                    for r in 0..<size.0 {
                        for s in 0..<size.1 {
                            let y = i * stride.0 + r * dilation.0 - top, x = j * stride.1 + s * dilation.1 - left
                            guard (0..<height).contains(y), (0..<width).contains(x) else { continue }
                            let (kr, ks) = flip ? (size.0 - 1 - r, size.1 - 1 - s) : (r, s)
                            for c in 0..<depth {
                                let channel = o / (filters / groups) * depth + c
                                sum += image[(y * width + x) * channels + channel] * weight[((o * depth + c) * size.0 + kr) * size.1 + ks]
                            }
                        }
                    }
                    result.append(sum)
                }
            }
        }
        return result
    }
}

@Suite struct ConvolutionTests {
    private func check(
        _ line: String, _ plain: PlainConvolution, rows: Int, columns: Int, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let net = try Net("input image: [\(plain.height), \(plain.width), \(plain.channels)]\n\(line)", sourceLocation: sourceLocation)
        #expect(net.model.layers[0].dims == [rows, columns, plain.filters], sourceLocation: sourceLocation)
        let numbers = net.random(examples: 1)
        let expected = plain.responses(numbers.inputs[0], numbers.parameters[0], numbers.parameters[1], rows: rows, columns: columns)
        #expect(isClose(net.output(numbers), expected), sourceLocation: sourceLocation)
    }

    @Test func agreesWithItsDefinition() throws {
        try check(
            "conv(filters: 3, size: 3)", PlainConvolution(height: 5, width: 7, channels: 2, filters: 3, size: (3, 3)),
            rows: 3, columns: 5)
        try check(
            "conv(filters: 3, size: [2, 3], stride: [1, 2], pad: [[1, 0], [1, 1]])",
            PlainConvolution(height: 5, width: 7, channels: 2, filters: 3, size: (2, 3), stride: (1, 2), top: 1, left: 1),
            rows: 5, columns: 4)
        try check(
            "conv(filters: 2, size: 3, dilation: 2, pad: 2)",
            PlainConvolution(height: 5, width: 6, channels: 1, filters: 2, size: (3, 3), dilation: (2, 2), top: 2, left: 2),
            rows: 5, columns: 6)
        try check(
            "conv(filters: 2, size: 3, pad: [0, 1], stride: 2)",
            PlainConvolution(height: 4, width: 6, channels: 1, filters: 2, size: (3, 3), stride: (2, 2)), rows: 2, columns: 3)
    }

    @Test func groupsReadTheirOwnChannels() throws {
        try check(
            "conv(filters: 6, size: 3, groups: 2)",
            PlainConvolution(height: 4, width: 5, channels: 4, filters: 6, size: (3, 3), groups: 2), rows: 2, columns: 3)
        try check(
            "conv(filters: 4, size: 2, groups: 4)",
            PlainConvolution(height: 4, width: 5, channels: 4, filters: 4, size: (2, 2), groups: 4), rows: 3, columns: 4)
    }

    @Test func flippedIsTheTrueConvolution() throws {
        try check(
            "conv(filters: 2, size: [2, 3], flip: true)",
            PlainConvolution(height: 4, width: 5, channels: 3, filters: 2, size: (2, 3), flip: true), rows: 3, columns: 3)
    }

    @Test func samePaddingKeepsTheExtentsAndPutsTheOddElementBehind() throws {
        try check(
            "conv(filters: 2, size: 4, pad: same)",
            PlainConvolution(height: 5, width: 6, channels: 1, filters: 2, size: (4, 4), top: 1, left: 1), rows: 5, columns: 6)
        try check(
            "conv(filters: 2, size: 3, stride: 2, pad: same)",
            PlainConvolution(height: 5, width: 6, channels: 1, filters: 2, size: (3, 3), stride: (2, 2), top: 1, left: 0),
            rows: 3, columns: 3)
    }

    @Test func overTimeItIsAConvolutionOfOneRow() throws {
        let plain = PlainConvolution(height: 1, width: 9, channels: 2, filters: 3, size: (1, 3), stride: (1, 2), left: 1)
        let net = try Net("input series: [9, 2]\nconv(filters: 3, size: 3, stride: 2, pad: 1)")
        #expect(net.model.layers[0].dims == [5, 3])
        #expect(net.graph.parameters[0].dims == [3, 2, 3])
        let numbers = net.random(examples: 1)
        let expected = plain.responses(numbers.inputs[0], numbers.parameters[0], numbers.parameters[1], rows: 1, columns: 5)
        #expect(isClose(net.output(numbers), expected))
    }

    /// The window matrix times the filter matrix, im2col, gives the same numbers.
    @Test func isOneMatrixProductOfUnrolledWindows() throws {
        let net = try Net("input image: [4, 4, 2]\nconv(filters: 3, size: 3, bias: false)")
        let numbers = net.random(examples: 1)
        let (image, weight) = (numbers.inputs[0], numbers.parameters[0])
        var expected: [Double] = []
        for i in 0..<2 {
            for j in 0..<2 {
                var row: [Double] = []
                for c in 0..<2 { for r in 0..<3 { for s in 0..<3 { row.append(image[((i + r) * 4 + j + s) * 2 + c]) } } }
                for o in 0..<3 { expected.append((0..<18).reduce(0) { $0 + row[$1] * weight[o * 18 + $1] }) }
            }
        }
        #expect(isClose(net.output(numbers), expected))
    }
}
