/// Nets of sequences: indices and vectors over time, fixed or bounded, recurrences of all kinds, one
/// output at each step or one at the end.
extension RandomModel {
    /// The time of a value whose leading axis it is.
    struct Time {
        /// Whether examples have lengths of their own.
        var isBounded: Bool
    }

    /// The text of a model called `Net` over sequences, decided by the seed.
    package static func sequenceText(seed: UInt64) -> String {
        var model = RandomModel(random: SplitMix(state: seed))
        return model.drawSequence()
    }

    /// Likewise of a model that can be computed one step at a time.
    package static func streamableText(seed: UInt64, steps: Int) -> String {
        var model = RandomModel(random: SplitMix(state: seed))
        (model.isStreamable, model.steps) = (true, steps)
        return model.drawSequence()
    }

    mutating func drawSequence() -> String {
        (budget, batches) = (4_000, 2...3)
        drawSequenceInputs()
        var recurrences = 0
        for number in 0..<random.int(in: 1...2) where time != nil {
            recurrences += drawStepOverTime(isFirst: number == 0) ? 1 : 0
        }
        if recurrences == 0, time != nil { recurrence() }
        let train = drawSequenceOutputs()
        let body = dressed(lines + train).map { "    \($0)\n" }.joined()
        return (head + [""]).joined(separator: "\n") + "model Net {\n\(body)}\n"
    }

    // MARK: Inputs

    private mutating func drawSequenceInputs() {
        let steps = steps ?? random.element(of: [1, 2, 3, 3, 4, 5, 5, 7])
        let isBounded = !isStreamable && random.chance(0.5)
        time = Time(isBounded: isBounded)
        var buckets = ""
        if isBounded, steps > 1, random.chance(0.4) {
            let few = (1...steps).shuffled(using: &random).prefix(random.chance(0.25) ? 2 : 1)
            buckets = ", buckets: \(few.sorted())"
        }
        let first = drawFeatures()
        lines.append("input x1: [time: \(isBounded ? "..." : "")\(steps)\(first.dims)]\(first.elements)\(buckets)")
        let second = random.chance(0.2) ? drawFeatures() : nil
        if let second { lines.append("input x2: [time: \(random.chance(0.5) || isBounded ? "x1" : "\(steps)")\(second.dims)]\(second.elements)") }
        if !isStreamable, random.chance(0.1) {
            let extent = random.int(in: 1...9)
            lines.append("input x3: [\(extent)]")
            waiting.append(Named(name: "x3", dims: [extent]))
        }
        if lines.count > 1 { lines.append("x1") }
        dims = [steps, first.width]
        if let line = first.line { lines.append(line) }
        guard let second else { return }
        let (a, b) = (fresh(), fresh())
        lines.append("let \(a) = it")
        lines.append("let \(b) = \(second.line.map { $0.contains("(") ? $0.replacing(")", with: ", of: x2)") : "\($0)(of: x2)" } ?? "x2")")
        lines.append("concat(\(a), \(b)\(random.chance(0.5) ? "" : ", axis: 1"))")
        dims[1] += second.width
    }

    /// What stands behind the time of an input, and the line that makes a vector of each step.
    private struct Features {
        var dims = ""
        var elements = ""
        var line: String?
        var width: Int
    }

    private mutating func drawFeatures() -> Features {
        switch random.int(in: 0...9) {
        case 0...2:
            let count = random.int(in: 2...12), width = random.element(of: [1, 2, 3, 7, 8, 17])
            return Features(elements: " of 0..<\(count)", line: "embedding(\(width))", width: width)
        case 3...5:
            let count = random.element(of: [2, 3, 5, 7, 9, 33])
            return Features(elements: " of 0..<\(count)", line: "oneHot", width: count)
        case 6:
            let width = random.int(in: 1...9)
            return Features(dims: ", \(random.int(in: 1...3)), \(random.int(in: 1...4))", line: "dense([\(width)])", width: width)
        default:
            let width = random.element(of: [1, 2, 3, 5, 7, 8, 9, 16, 17, 33])
            return Features(dims: ", \(width)", width: width)
        }
    }

    // MARK: Layers

    /// Whether a recurrence was added.
    private mutating func drawStepOverTime(isFirst: Bool) -> Bool {
        switch random.int(in: 0...(isStreamable ? 12 : 15)) {
        case 0...4:
            recurrence()
            return true
        case 5: residualOverTime()
        case 6: forkOverTime()
        case 7: sharedOverTime()
        case 8: arithmetic()
        case 9: lines.append("dropout(\(random.element(of: ["0.25", "0.5"])))")
        case 10...12: append(drawLayerOverTime())
        case 13:
            bidirectional()
            return true
        case 14: append(drawConvolutionOverTime())
        default: poolOverTime()
        }
        return false
    }

    private mutating func append(_ call: Call?) {
        guard let call, pay(call.work) else { return }
        lines.append(call.text())
        dims = call.dims
    }

    private mutating func recurrence() {
        append(drawRecurrence())
        if random.chance(0.2) { append(drawRecurrence()) }
    }

    private mutating func drawRecurrence(units: Int? = nil) -> Call {
        let units = units ?? random.element(of: [1, 2, 3, 5, 7, 8, 9, 16, 17, 33])
        var arguments = ["\(units)"]
        let (name, gates): (String, Int)
        switch random.int(in: 0...4) {
        case 0:
            (name, gates) = ("rnn", 1)
            let activation = random.element(of: ["", "", "relu", "sigmoid", "softsign", "elu(0.5)", "identity"] + (drawsAll ? ["step", "gelu", drawRandomActivation()] : []))
            if !activation.isEmpty { arguments.append("activation: \(activation)") }
        case 1: (name, gates) = ("lstm", 4)
        case 2:
            (name, gates) = ("lstm", 4)
            arguments.append("cell: chapter")
        case 3: (name, gates) = ("gru", 3)
        default:
            (name, gates) = ("gru", 3)
            arguments.append("reset: after")
        }
        if random.chance(0.15) { arguments.append("bias: false") }
        if random.chance(0.08) { arguments.append("penalty: \(random.element(of: ["l1(0.01)", "l2(0.02)"]))") }
        if drawsAll, random.chance(0.3) {
            switch random.int(in: 0...3) {
            case 0: arguments.append("weights: \(drawInitializer())")
            case 1: arguments.append("recurrent: \(drawInitializer())")
            case 2 where !arguments.contains("bias: false"): arguments.append("bias: \(drawInitialBias())")
            case 3 where name == "lstm" && !arguments.contains("bias: false"): arguments.append("forget: 0.5")
            default: break
            }
        }
        let work = dims[0] * gates * (units + units * (units + dims[1]) / 8)
        return Call(name: name, arguments: arguments, dims: [dims[0], units], work: work)
    }

    /// Both directions: both at each step, or the two ends.
    private mutating func bidirectional() {
        let layer = drawRecurrence()
        guard pay(2 * layer.work) else { return }
        let width = 2 * layer.dims[1]
        if random.chance(0.25) {
            lines.append("bidirectional(\(layer.text()), ends: true)")
            (dims, time) = ([width], nil)
        } else {
            lines.append("bidirectional(\(layer.text()))")
            dims = [dims[0], width]
        }
    }

    /// A layer that works on each step alone.
    private mutating func drawLayerOverTime() -> Call? {
        let (steps, width) = (dims[0], dims[1])
        switch random.int(in: 0...6) {
        case 0: return drawActivationLine(on: dims)
        case 1 where width >= 3: return Call(name: "layerNorm", dims: dims, work: 3 * count(dims))
        case 2 where time?.isBounded == false && !isStreamable: return Call(name: "batchNorm", dims: dims, work: 3 * count(dims))
        case 3:
            let units = drawUnits(), fanIn = random.int(in: 1...width)
            let arguments = ["\(units)", "fanIn: \(fanIn)", "seed: \(random.int(in: 0...99))"]
            return Call(
                name: "sparse", arguments: arguments + drawLayerArguments(), dims: [steps, units], work: steps * units * fanIn)
        default: return drawDenseOverTime()
        }
    }

    private mutating func drawDenseOverTime(units: Int? = nil) -> Call {
        let units = units ?? drawUnits()
        return Call(
            name: "dense", arguments: ["\(units)"] + drawLayerArguments(), dims: [dims[0], units],
            work: dims[0] * (units + dims[1] * units / 8))
    }

    private mutating func drawConvolutionOverTime() -> Call? {
        time?.isBounded == true || random.chance(0.4)
            ? drawSameConvolution(on: dims, filters: drawUnits()) : drawConvolution(on: dims)
    }

    private mutating func poolOverTime() {
        if time?.isBounded == true || random.chance(0.2) {
            guard pay(count(dims)) else { return }
            let kind = random.element(of: ["max", "average", "min", "sum", "norm"])
            lines.append("pool(\(kind), size: all)")
            (dims, time) = ([1, dims[1]], nil)
        } else if let call = drawPool(on: dims), !call.arguments.contains("size: all") {
            append(call)
        }
    }

    // MARK: Values that part and meet again

    /// A layer that takes a sequence to one of the same extents.
    private mutating func drawSameOverTime() -> Call {
        switch random.int(in: 0...(isStreamable ? 2 : 3)) {
        case 0, 1: drawRecurrence(units: dims[1])
        case 2: drawDenseOverTime(units: dims[1])
        default: drawSameConvolution(on: dims, filters: dims[1])
        }
    }

    private mutating func residualOverTime() {
        let call = drawSameOverTime()
        guard pay(call.work + count(dims)) else { return }
        let name = fresh()
        lines += ["let \(name) = it", call.text()]
        lines.append(random.element(of: ["it + \(name)", "\(name) - it", "it * \(name)", "tanh(it + \(name))"]))
    }

    private mutating func forkOverTime() {
        func draw() -> Call { random.chance(0.5) ? drawRecurrence() : drawDenseOverTime() }
        let (left, right) = (draw(), draw())
        guard pay(left.work + right.work) else { return }
        let (a, b) = (fresh(), fresh())
        lines += ["let \(a) = \(left.text())", "let \(b) = \(right.text())"]
        let readsIt = random.chance(0.3)
        lines.append("concat(\(readsIt ? "it, " : "")\(b), \(a))")
        dims[1] = left.dims[1] + right.dims[1] + (readsIt ? dims[1] : 0)
    }

    /// A layer whose parameters are used twice: one behind the other, or side by side.
    private mutating func sharedOverTime() {
        var call = drawSameOverTime()
        guard pay(2 * call.work) else { return }
        let (first, second) = (fresh(), fresh())
        lines.append("let \(first) = \(call.text())")
        call.leaveOutInitialValues()
        call.arguments.append("share: \(first)")
        if random.chance(0.5) {
            lines.append(call.text(of: first))
        } else {
            lines += ["let \(second) = \(call.text(of: first))", random.element(of: ["\(first) * \(second)", "\(second) - it"])]
        }
    }
}
