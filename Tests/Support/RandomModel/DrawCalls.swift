/// Single layers that fit a value.
extension RandomModel {
    /// Any layer or activation that a value of these extents can go through; nil where the draw does not fit.
    mutating func drawCall(on dims: [Int]) -> Call? {
        if drawsAll, random.chance(0.15) { return drawFurtherCall(on: dims) }
        let kind = random.int(in: 0...19)
        switch (dims.count, kind) {
        case (_, 0): return drawActivationLine(on: dims)
        case (_, 1): return Call(name: "dropout", arguments: [random.element(of: ["0.25", "0.5"])], dims: dims, work: count(dims))
        case (_, 2): return drawNormalization(on: dims)
        case (_, 3): return drawReshape(of: dims)
        case (1, 4): return drawPool(on: dims)
        case (1, 5): return drawDense(on: dims, to: [random.int(in: 1...6), random.int(in: 1...6)])
        case (1, _): return drawDense(on: dims)
        case (2...3, 4...7): return drawPool(on: dims)
        case (2...3, 8): return drawTranspose(of: dims)
        case (2...3, 9): return drawDense(on: dims, to: [random.int(in: 1...6), random.int(in: 1...6)])
        case (2...3, 10): return Call(name: "flatten", dims: [count(dims)], work: 0)
        case (2...3, _): return drawConvolution(on: dims)
        default: return Call(name: "flatten", dims: [count(dims)], work: 0)
        }
    }

    func count(_ dims: [Int]) -> Int { dims.reduce(1, *) }

    /// An activation as `activation:` takes it; a formula of its own now and then.
    mutating func drawActivation() -> String {
        if drawsAll, random.chance(0.1) { return drawRandomActivation() }
        if random.chance(0.15) { return drawFormula() }
        return random.element(of: [
            "relu", "relu", "tanh", "tanh", "sigmoid", "identity", "leakyRelu(0.1)", "elu", "elu(0.5)", "softplus", "prelu",
            "prelu(0.1)", "gelu", "swish", "silu", "mish", "selu", "softsign", "hardSigmoid", "hardSwish", "hardTanh", "relu6",
            "gaussian", "step",
        ])
    }

    private mutating func drawFormula() -> String {
        let formulas = [
            ("bent", "bent", "activation bent(x) = where(x < -1, -log1p(-x), where(x > 1, sqrt(x), x * cos(x)))"),
            ("bump", "bump", "activation bump(x) = exp(-x ^ 2) * sin(3 * x)"),
            ("squash", "squash(0.7)", "activation squash(x, k) = tanh(k * x) / k"),
            ("root", "root", "activation root(x) = sign(x) * sqrt(abs(x) + 0.1)"),
            ("hill", "hill", "activation hill(x) = pow(1 + x ^ 2, 0.3) - 1 / (1 + cosh(x))"),
            ("saw", "saw", "activation saw(x) = x - 0.2 * floor(2 * x)"),
            ("mixed", "mixed(1.5, 0.2)", "activation mixed(x, a, b) = max(min(a * x, 2), b * x) + 0.1 * erf(x) + 0.05 * sinh(x / 4)"),
            ("cubic", "cubic", "activation cubic(x) = 0.1 * x ^ 3 - 0.5 * x + 0.3 * expm1(x / 2) + 0.1 * log(1 + x ^ 2)"),
            ("lean", "lean", "activation lean(x) = 0.3 * tan(x / 5) + sigmoid(2 * x) - 0.1 * softplus(-x)"),
        ]
        let (_, use, declaration) = random.element(of: formulas)
        if !head.contains(declaration) { head.append(declaration) }
        return use
    }

    mutating func drawActivationLine(on dims: [Int]) -> Call {
        let text = dims.last! > 1 && random.chance(0.25) ? "softmax" : drawActivation()
        guard let open = text.firstIndex(of: "(") else { return Call(name: text, dims: dims, work: count(dims)) }
        let arguments = text[text.index(after: open)...].dropLast()
        return Call(name: String(text[..<open]), arguments: [String(arguments)], dims: dims, work: count(dims))
    }

    mutating func drawNormalization(on dims: [Int]) -> Call? {
        if random.chance(0.4) { return Call(name: "batchNorm", dims: dims, work: 3 * count(dims)) }
        return dims.last! < 3 ? nil : Call(name: "layerNorm", dims: dims, work: 3 * count(dims))
    }

    private mutating func drawReshape(of dims: [Int]) -> Call {
        let total = count(dims)
        func divisor(of number: Int) -> Int { random.element(of: (1...number).filter { number.isMultiple(of: $0) }) }
        let first = divisor(of: total), second = divisor(of: total / first)
        let shape = random.element(of: [[total], [first, total / first], [first, second, total / first / second]])
        return Call(name: "reshape", arguments: ["\(shape)"], dims: shape, work: 0)
    }

    private mutating func drawTranspose(of dims: [Int]) -> Call {
        if dims.count == 2, random.chance(0.5) { return Call(name: "transpose", dims: dims.reversed(), work: count(dims)) }
        let axes = Array(dims.indices).shuffled(using: &random)
        return Call(name: "transpose", arguments: ["\(axes)"], dims: axes.map { dims[$0] }, work: count(dims))
    }

    /// Arguments that dense and conv have in common.
    mutating func drawLayerArguments() -> [String] {
        var arguments: [String] = []
        if random.chance(0.85) { arguments.append("activation: \(drawActivation())") }
        if random.chance(0.15) { arguments.append("bias: false") }
        if random.chance(0.08) { arguments.append("penalty: \(random.element(of: ["l1(0.01)", "l2(0.02)", "l2(0.01, bias: true)"]))") }
        let initial = drawInitialValues()
        if !arguments.contains("bias: false") || initial.first?.hasPrefix("weights") == true { arguments += initial }
        return arguments
    }

    mutating func drawUnits() -> Int { random.element(of: [1, 2, 3, 7, 8, 9, 10, 15, 16, 17, 31, 32, 33, 49]) }

    mutating func drawDense(on dims: [Int], to shape: [Int]? = nil) -> Call {
        let units = shape.map(count) ?? drawUnits()
        let text = shape.map { "\($0)" } ?? (dims.count == 1 ? "\(units)" : "[\(units)]")
        var arguments = [text] + drawLayerArguments()
        if drawsAll, dims.count == 1, shape == nil, dims[0] * units <= 12, !arguments.contains(where: { $0.hasPrefix("weights") }) {
            arguments.append("weights: \(drawNumbers([units, dims[0]]))")
        }
        return Call(
            name: "dense", arguments: arguments, dims: shape ?? [units],
            work: units + count(dims) * units / 8)
    }

    /// A window along one axis that tiles it, with its padding before and behind.
    struct Tiling {
        var size: Int, stride: Int, dilation: Int
        var low: Int, high: Int
        var count: Int
    }

    private mutating func drawTiling(of extent: Int, dilates: Bool, pads: Bool) -> Tiling? {
        for _ in 0..<20 {
            let size = random.element(of: [1, 2, 3, 3, 4, 5]), stride = random.element(of: [1, 1, 1, 2, 3])
            let dilation = dilates && random.chance(0.2) ? 2 : 1
            var (low, high) = (0, 0)
            if pads, random.chance(0.6) {
                low = random.int(in: 0...min(2, size - 1))
                high = random.chance(0.6) ? low : random.int(in: 0...min(2, size - 1))
            }
            let slack = extent + low + high - (size - 1) * dilation - 1
            if slack >= 0, slack.isMultiple(of: stride) {
                return Tiling(size: size, stride: stride, dilation: dilation, low: low, high: high, count: slack / stride + 1)
            }
        }
        return nil
    }

    /// The windows of all leading axes as arguments; one number where all axes agree, a pair of numbers else.
    private mutating func windowArguments(_ axes: [Tiling], defaultStride: Int?) -> [String] {
        func perAxis(_ label: String, _ values: [Int]) -> String {
            let isOne = values.count == 1 || values[0] == values[1] && random.chance(0.7)
            return "\(label): \(isOne ? "\(values[0])" : "\(values)")"
        }
        var arguments = [perAxis("size", axes.map(\.size))]
        if axes.contains(where: { $0.stride != defaultStride ?? $0.size }) { arguments.append(perAxis("stride", axes.map(\.stride))) }
        if axes.contains(where: { $0.low + $0.high > 0 }) {
            let isSame = axes.allSatisfy { $0.low == axes[0].low && $0.high == axes[0].high }
            if isSame, axes[0].low == axes[0].high {
                arguments.append("pad: \(axes[0].low)")
            } else if isSame {
                arguments.append("pad: [\(axes[0].low), \(axes[0].high)]")
            } else {
                arguments.append("pad: [\(axes.map { "[\($0.low), \($0.high)]" }.joined(separator: ", "))]")
            }
        }
        if axes.contains(where: { $0.dilation != 1 }) { arguments.append(perAxis("dilation", axes.map(\.dilation))) }
        return arguments
    }

    private mutating func drawTilings(of extents: [Int], dilates: Bool, pads: Bool) -> [Tiling]? {
        var axes: [Tiling] = []
        for extent in extents {
            guard let axis = drawTiling(of: extent, dilates: dilates, pads: pads) else { return nil }
            axes.append(axis)
        }
        return axes
    }

    mutating func drawConvolution(on dims: [Int]) -> Call? {
        let channels = dims.last!
        guard let axes = drawTilings(of: dims.dropLast(), dilates: true, pads: true) else { return nil }
        let groups = channels.isMultiple(of: 2) && random.chance(0.2) ? 2 : channels > 1 && random.chance(0.05) ? channels : 1
        var filters = random.element(of: [1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33])
        if groups > 1 { filters = groups * random.int(in: 1...3) }
        var arguments = ["filters: \(filters)"] + windowArguments(axes, defaultStride: 1)
        if groups > 1 { arguments.append("groups: \(groups)") }
        if random.chance(0.12) { arguments.append("flip: true") }
        let places = axes.map(\.count).reduce(1, *), taps = axes.map(\.size).reduce(1, *) * channels / groups
        return Call(
            name: "conv", arguments: arguments + drawLayerArguments(), dims: axes.map(\.count) + [filters],
            work: places * (taps * groups + filters) + places * taps * filters / 8)
    }

    /// A convolution that keeps the extents along the windows.
    mutating func drawSameConvolution(on dims: [Int], filters: Int) -> Call {
        let size = random.element(of: [1, 3, 3, 5]), channels = dims.last!
        let padding = random.chance(0.3) ? ["pad: same"] : size == 1 ? [] : ["pad: \(size / 2)"]
        let places = count(dims) / channels, taps = (dims.count == 3 ? size * size : size) * channels
        return Call(
            name: "conv", arguments: ["filters: \(filters)", "size: \(size)"] + padding + drawLayerArguments(),
            dims: dims.dropLast() + [filters], work: places * (taps + filters) + places * taps * filters / 8)
    }

    mutating func drawPool(on dims: [Int]) -> Call? {
        let kind = random.element(of: ["max", "max", "average", "min", "sum", "norm"])
        let leading = dims.count == 1 ? dims : Array(dims.dropLast())
        let rest = Array(dims.dropFirst(leading.count))
        if random.chance(0.15) {
            return Call(name: "pool", arguments: [kind, "size: all"], dims: leading.map { _ in 1 } + rest, work: count(dims))
        }
        guard var axes = drawTilings(of: leading, dilates: false, pads: true) else { return nil }
        if axes.contains(where: { max($0.low, $0.high) >= $0.size }) { return nil }
        if random.chance(0.3), axes.allSatisfy({ $0.low + $0.high == 0 }),
            zip(axes, leading).allSatisfy({ $1.isMultiple(of: $0.size) }) {
            for index in axes.indices {
                axes[index].stride = axes[index].size
                axes[index].count = leading[index] / axes[index].size
            }
        }
        let counts = axes.map(\.count)
        return Call(
            name: "pool", arguments: [kind] + windowArguments(axes, defaultStride: nil), dims: counts + rest,
            work: count(counts) * axes.map(\.size).reduce(1, *) * count(rest))
    }
}
