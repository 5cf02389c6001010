/// Valid model files drawn at random: odd sizes, strides, paddings, branches that meet again.
package struct RandomModel {
    private var random: SplitMix
    private var lines: [String] = []
    private var dims: [Int] = []
    private var names = 0

    /// The text of a model whose layers, shapes and losses the seed decides.
    package static func text(seed: UInt64) -> String {
        var model = RandomModel(random: SplitMix(state: seed))
        return model.draw()
    }

    private mutating func draw() -> String {
        switch random.int(in: 0...3) {
        case 0: dims = [random.int(in: 1...40)]
        case 1: dims = [random.int(in: 2...9), random.int(in: 1...5)]
        default: dims = [random.int(in: 3...13), random.int(in: 3...13), random.element(of: [1, 2, 3, 5, 16, 17])]
        }
        add("input x: \(dims)")
        if random.chance(0.15) { add("dropout(0.3)") }
        for _ in 0..<random.int(in: 1...4) { layer() }
        return "model Net {\n" + finish().map { "    \($0)\n" }.joined() + "}\n"
    }

    private mutating func add(_ line: String) { lines.append(line) }

    private mutating func activation() -> String {
        random.element(of: [
            "relu", "tanh", "sigmoid", "identity", "leakyRelu(0.1)", "elu(1.0)", "softplus", "gelu", "swish",
        ])
    }

    private mutating func layer() {
        if dims.count == 3 {
            switch random.int(in: 0...6) {
            case 0, 1, 2: convolution()
            case 3: pooling()
            case 4: residual()
            case 5: branch()
            default: add(random.chance(0.5) ? "tanh" : "dropout(0.25)")
            }
        } else if dims.count == 1 {
            switch random.int(in: 0...4) {
            case 0, 1, 2: dense()
            case 3: wide()
            default: add(random.chance(0.5) ? "elu(1.0)" : "dropout(0.25)")
            }
        } else {
            add("flatten")
            dims = [dims.reduce(1, *)]
        }
    }

    private mutating func dense() {
        let nodes = random.element(of: [1, 2, 7, 10, 16, 17, 31, 33, 49, 64])
        add("dense(\(nodes), activation: \(activation()))")
        dims = [nodes]
    }

    /// A window, stride and padding that tile an extent exactly.
    private mutating func tiling(_ extent: Int) -> (size: Int, stride: Int, pad: Int)? {
        for _ in 0..<20 {
            let (size, stride, pad) = (random.int(in: 1...5), random.element(of: [1, 1, 1, 2, 3]), random.int(in: 0...2))
            let slack = extent - size + 2 * pad
            if slack >= 0, slack % stride == 0, pad < size { return (size, stride, pad) }
        }
        return nil
    }

    private mutating func convolution() {
        guard let h = tiling(dims[0]), let w = tiling(dims[1]) else { return add("relu") }
        let groups = dims[2] % 2 == 0 && random.chance(0.2) ? 2 : 1
        let filters = random.element(of: [1, 2, 3, 8, 16, 17, 34]) * groups
        var text = "conv(filters: \(filters), size: [\(h.size), \(w.size)]"
        if h.stride != 1 || w.stride != 1 { text += ", stride: [\(h.stride), \(w.stride)]" }
        if h.pad != 0 || w.pad != 0 { text += ", pad: [[\(h.pad), \(h.pad)], [\(w.pad), \(w.pad)]]" }
        if groups > 1 { text += ", groups: \(groups)" }
        if random.chance(0.15) { text += ", flip: true" }
        if random.chance(0.15) { text += ", bias: false" }
        add(text + ", activation: \(activation()))")
        dims = [(dims[0] - h.size + 2 * h.pad) / h.stride + 1, (dims[1] - w.size + 2 * w.pad) / w.stride + 1, filters]
    }

    private mutating func pooling() {
        guard let h = tiling(dims[0]), let w = tiling(dims[1]) else { return }
        let kind = random.element(of: ["max", "average", "min", "sum"])
        add("pool(\(kind), size: [\(h.size), \(w.size)], stride: [\(h.stride), \(w.stride)])".replacingPad(h, w))
        dims[0] = (dims[0] - h.size + 2 * h.pad) / h.stride + 1
        dims[1] = (dims[1] - w.size + 2 * w.pad) / w.stride + 1
    }

    private mutating func fresh() -> String {
        names += 1
        return "v\(names)"
    }

    /// A convolution of the same shape, added to its input.
    private mutating func residual() {
        let name = fresh()
        add("let \(name) = \(random.element(of: ["relu", "tanh", "identity"]))(it)")
        add("conv(filters: \(dims[2]), size: 3, pad: 1)")
        add("\(random.element(of: ["relu", "tanh", "sigmoid", "softplus", "gelu"]))(it \(random.element(of: ["+", "-", "*"])) \(name))")
    }

    /// Two convolutions of one value, side by side.
    private mutating func branch() {
        let (a, b) = (fresh(), fresh())
        let (left, right) = (random.int(in: 1...18), random.int(in: 1...6))
        add("let \(a) = it")
        add("let \(b) = conv(filters: \(left), size: 1, activation: \(activation()))")
        add(a)
        add("conv(filters: \(right), size: 3, pad: 1)")
        add("concat(it, \(b))")
        dims[2] = left + right
    }

    /// Two dense layers of one vector, side by side.
    private mutating func wide() {
        let (a, b) = (fresh(), fresh())
        let (left, right) = (random.int(in: 1...20), random.int(in: 1...20))
        add("let \(a) = it")
        add("let \(b) = dense(\(left), activation: \(activation()))")
        add(a)
        add("dense(\(right))")
        add("concat(it, \(b))")
        dims = [left + right]
    }

    private mutating func finish() -> [String] {
        if dims.count > 1 { add("flatten") }
        let penalty = random.chance(0.2) ? " penalty: l2(0.01)" : ""
        switch random.int(in: 0...5) {
        case 0, 1:
            add("dense(\(random.int(in: 2...12)), activation: softmax)")
            add("train { loss: crossEntropy\n\(penalty) }")
        case 2:
            add("dense(\(random.int(in: 2...12)), activation: softmax)")
            add("train { loss: crossEntropy(targets: distribution)\n\(penalty) }")
        case 3:
            add("dense(\(random.int(in: 1...5)), activation: sigmoid)")
            add("train { loss: binaryCrossEntropy\n\(penalty) }")
        case 4:
            add("dense(\(random.int(in: 1...12)))")
            add("train { loss: huber(0.7)\n\(penalty) }")
        default:
            add("dense(\(random.int(in: 1...12)))")
            add("train { loss: squaredError\n\(penalty) }")
        }
        return lines
    }
}

extension String {
    fileprivate func replacingPad(_ h: (size: Int, stride: Int, pad: Int), _ w: (size: Int, stride: Int, pad: Int)) -> String {
        h.pad == 0 && w.pad == 0 ? self : dropLast() + ", pad: [[\(h.pad), \(h.pad)], [\(w.pad), \(w.pad)]])"
    }
}
