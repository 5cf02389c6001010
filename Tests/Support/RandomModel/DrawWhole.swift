/// What a long search draws beyond the nets of the tests: initial values, further arguments, schedules, keys of
/// training, random formulas, constants, comments, values that are used far behind their line.
extension RandomModel {
    /// The text of a model called `Net` over the whole language, decided by the seed: of eight nets two are of
    /// sequences, and one more can be computed a step at a time.
    package static func wholeText(seed: UInt64) -> String {
        var model = RandomModel(random: SplitMix(state: seed))
        model.drawsAll = true
        switch seed % 8 {
        case 5, 6: return model.drawSequence()
        case 7:
            model.isStreamable = true
            return model.drawSequence()
        default: return model.draw()
        }
    }

    // MARK: Layers

    /// A layer that the draws of single layers leave out, or one of its arguments.
    mutating func drawFurtherCall(on dims: [Int]) -> Call? {
        switch (dims.count, random.int(in: 0...6)) {
        case (1, 0...2):
            let units = drawUnits(), fanIn = random.int(in: 1...dims[0])
            let arguments = ["\(units)", "fanIn: \(fanIn)", "seed: \(random.int(in: 0...99))"]
            return Call(name: "sparse", arguments: arguments + drawLayerArguments(), dims: [units], work: units * fanIn)
        case (_, 0), (_, 3):
            let arguments = random.element(of: [["momentum: 0.3"], ["epsilon: 0.001"], ["momentum: 1", "epsilon: 0.01"], ["momentum: 0"]])
            return Call(name: "batchNorm", arguments: arguments, dims: dims, work: 3 * count(dims))
        case (_, 4): return dims.last! < 3 ? nil : Call(name: "layerNorm", arguments: ["epsilon: 0.01"], dims: dims, work: 3 * count(dims))
        case (_, 5): return Call(name: "concat", arguments: ["it"], dims: dims, work: 0)
        case (2...3, _):
            guard var call = drawConvolution(on: dims) else { return nil }
            call.arguments.append("winograd: false")
            return call
        default: return Call(name: "dropout", arguments: ["0"], dims: dims, work: 0)
        }
    }

    /// How weights start; equal ones would be warned of.
    mutating func drawInitializer() -> String {
        random.element(of: ["normal(0.1)", "uniform(-0.5, 0.5)", "glorot", "he"])
    }

    mutating func drawInitialBias() -> String { random.element(of: ["normal(0.1)", "uniform(-0.5, 0.5)", "zeros", "constant(0.25)"]) }

    /// How the weights or the bias of a layer start.
    mutating func drawInitialValues() -> [String] {
        guard drawsAll, random.chance(0.25) else { return [] }
        return [random.chance(0.6) ? "weights: \(drawInitializer())" : "bias: \(drawInitialBias())"]
    }

    /// Brackets of numbers.
    mutating func drawNumbers(_ dims: [Int]) -> String {
        guard let count = dims.first else { return "\(Double(random.int(in: -20...20)) / 8)" }
        return "[\((0..<count).map { _ in drawNumbers(Array(dims.dropFirst())) }.joined(separator: ", "))]"
    }

    // MARK: Values used later

    /// Names `it`, or goes on from a value that was named before, joined with `it` or not.
    mutating func detour() {
        guard let other = kept.randomElement(using: &random), random.chance(0.6) else {
            let name = fresh()
            lines.append("let \(name) = it")
            kept.append(Named(name: name, dims: dims))
            return
        }
        if other.dims == dims, pay(count(dims)) {
            lines.append(random.element(of: ["it + \(other.name)", "\(other.name) * it", "\(other.name) - 0.5 * it", "tanh(it) / (2 + \(other.name) * \(other.name))"]))
        } else if other.dims.dropLast() == dims.dropLast(), pay(count(dims) + count(other.dims)) {
            lines.append(random.chance(0.5) ? "concat(it, \(other.name), it)" : "concat(\(other.name), it, \(other.name))")
            let width = dims.last!, added = other.dims.last!
            dims[dims.count - 1] = lines.last!.hasPrefix("concat(it") ? 2 * width + added : 2 * added + width
        } else if pay(count(dims) + count(other.dims)) {
            let (a, b) = (fresh(), fresh())
            lines += ["let \(a) = flatten", "let \(b) = flatten(of: \(other.name))", "concat(\(a), \(b))"]
            dims = [count(dims) + count(other.dims)]
        }
    }

    /// A block with a block inside, whose arguments are computed.
    mutating func nestedBlock() {
        guard dims.count == 1 else { return }
        let units = random.int(in: 1...9)
        guard pay(dims[0] * units + 2 * units) else { return }
        declare("""
            block outer(n: Int, f: Activation = sigmoid, deep: Bool = true) {
                inner(2 * n - 1, f: f)
                dense(n + 1, activation: f, bias: deep)
            }
            """)
        declare("""
            block inner(n: Int, f: Activation) {
                dense(n)
                f
            }
            """)
        lines.append("outer(\(units)\(random.element(of: ["", ", f: relu", ", f: \(drawActivation())", ", deep: false"])))")
        dims = [units + 1]
    }

    // MARK: Text

    /// The body with constants in place of numbers, comments and documentation.
    mutating func dressed(_ body: [String]) -> [String] {
        guard drawsAll else { return body }
        var body = body
        if random.chance(0.3), let line = body.firstIndex(where: { $0.contains("dense(") }), let open = body[line].range(of: "dense(") {
            let digits = body[line][open.upperBound...].prefix { $0.isNumber }
            if let units = Int(digits), units > 1 {
                let constant = random.chance(0.5)
                if constant { head.append("const units = \(units - 1)") }
                let text = constant ? "units + 1" : "\(units * 2) / 2"
                body[line].replaceSubrange(digits.startIndex..<digits.endIndex, with: text)
            }
        }
        if random.chance(0.2) { body.insert("// a remark */ of \"nobody\"", at: random.int(in: 0...body.count - 1)) }
        return body
    }
}
