/// Pieces of more than one line: values that part and meet again.
extension RandomModel {
    /// A layer that takes `it` to the same extents; nil where none fits.
    private mutating func drawSameShape() -> Call? {
        switch dims.count {
        case 1: drawDense(on: dims, to: random.chance(0.5) ? dims : nil).keeping(dims)
        case 2, 3: drawSameConvolution(on: dims, filters: dims.last!)
        default: nil
        }
    }

    /// A layer's value and its operand, combined element by element.
    mutating func residual() {
        guard let call = drawSameShape(), pay(call.work + count(dims)) else { return }
        let name = fresh()
        if random.chance(0.5) {
            lines += ["let \(name) = it", call.text()]
        } else {
            lines.append("let \(name) = \(call.text())")
        }
        let forms = ["it + \(name)", "it - \(name)", "it * \(name)", "relu(it + \(name))", "tanh(\(name) - 0.5 * it)", "it / (1 + \(name) * \(name))"]
        lines.append(random.element(of: forms))
    }

    /// Two layers of one value side by side, concatenated.
    mutating func fork() {
        guard let (left, right, axis) = drawFork(), pay(left.work + right.work) else { return }
        let (a, b) = (fresh(), fresh())
        lines += ["let \(a) = \(left.text())", "let \(b) = \(right.text())"]
        let last = dims.count - 1
        var operands = [(a, left.dims), (b, right.dims)]
        if random.chance(0.25), dims.indices.allSatisfy({ $0 == axis || left.dims[$0] == dims[$0] }) { operands.append(("it", dims)) }
        operands.shuffle(using: &random)
        let suffix = axis == last && random.chance(0.7) ? "" : ", axis: \(axis)"
        lines.append("concat(\(operands.map(\.0).joined(separator: ", "))\(suffix))")
        dims = left.dims
        dims[axis] = operands.map { $0.1[axis] }.reduce(0, +)
    }

    private mutating func drawFork() -> (Call, Call, axis: Int)? {
        switch dims.count {
        case 1: return (drawDense(on: dims), drawDense(on: dims), 0)
        case 2, 3:
            let channels = random.int(in: 1...18)
            if random.chance(0.25) {
                let (left, right) = (drawSameConvolution(on: dims, filters: channels), drawSameConvolution(on: dims, filters: channels))
                return (left, right, random.int(in: 0...dims.count - 2))
            }
            return (drawSameConvolution(on: dims, filters: channels), drawSameConvolution(on: dims, filters: random.int(in: 1...6)), dims.count - 1)
        default: return nil
        }
    }

    /// A layer whose parameters are used twice.
    mutating func sharedLayer() {
        guard let call = drawSameShape(), pay(2 * call.work) else { return }
        let (first, second) = (fresh(), fresh())
        var again = call
        again.arguments.append("share: \(first)")
        again.leaveOutInitialValues()
        lines.append("let \(first) = \(call.text())")
        if random.chance(0.5) {
            lines.append(again.text(of: first))
        } else {
            lines += ["let \(second) = \(again.text(of: first))", random.element(of: ["\(first) * \(second)", "\(second) - it"])]
        }
    }

    /// A block of the file's own, applied to `it`.
    mutating func block() {
        let activation = drawActivation()
        switch dims.count {
        case 1:
            let units = drawUnits()
            guard pay(2 * count(dims) * units / 8 + 2 * units) else { return }
            declare("""
                block squeeze(inner: Int, outer: Int, f: Activation = tanh) {
                    let before = it
                    dense(inner, activation: f)
                    dense(outer)
                    f(it + before)
                }
                """)
            lines.append("squeeze(\(units), outer: \(dims[0])\(random.chance(0.5) ? "" : ", f: \(activation)"))")
        case 2, 3:
            let work = drawSameConvolution(on: dims, filters: dims.last!).work
            guard pay(3 * work) else { return }
            declare("""
                block bottleneck(filters: Int, wide: Bool = false, scale: Float = 1) {
                    const size = 3
                    let way = conv(filters: filters, size: size, pad: 1, activation: relu, bias: wide)
                    let short = scale * it
                    conv(filters: filters, size: 1, of: way)
                    it + short
                }
                """)
            lines.append("bottleneck(\(dims.last!)\(random.element(of: ["", ", scale: 0.5", ", wide: true"])))")
        default: break
        }
    }

    mutating func declare(_ text: String) {
        if !head.contains(text) { head.append(text) }
    }

    /// Arithmetic of `it` with numbers and itself.
    mutating func arithmetic() {
        guard pay(count(dims)) else { return }
        lines.append(random.element(of: ["2 * it", "it * it", "1 - it", "it / 3", "-it", "0.5 * it + 0.25", "it ^ 2 - it", "tanh(2 * it) * it"]))
    }

    /// `it` and another value become one vector.
    mutating func join(_ other: Named) {
        var parts: [String] = []
        if other.dims.count > 1 {
            let (flat, reduced) = (fresh(), fresh())
            lines.append("let \(flat) = flatten(of: \(other.name))")
            let units = random.int(in: 1...9)
            lines.append("let \(reduced) = dense(\(units), of: \(flat), activation: tanh)")
            parts = ["it", reduced]
            flattenIt()
            dims = [dims[0] + units]
        } else {
            parts = [other.name, "it"]
            flattenIt()
            dims = [dims[0] + other.dims[0]]
        }
        lines.append("concat(\(parts.joined(separator: ", ")))")
    }

    mutating func flattenIt() {
        guard dims.count > 1 else { return }
        lines.append("flatten")
        dims = [count(dims)]
    }
}

extension Call {
    /// A layer that shares parameters says nothing of how they start or what they cost.
    mutating func leaveOutInitialValues() {
        arguments.removeAll { argument in
            ["penalty", "weights", "recurrent", "forget"].contains { argument.hasPrefix($0) }
                || argument.hasPrefix("bias") && argument != "bias: false"
        }
    }

    /// The call, if its value has these extents.
    fileprivate func keeping(_ wanted: [Int]) -> Call? {
        if dims == wanted { return self }
        guard name == "dense", wanted.count == 1 else { return nil }
        var call = self
        call.arguments.removeAll { $0.hasPrefix("weights: [") }
        call.arguments[0] = "\(wanted[0])"
        call.dims = wanted
        call.work = wanted[0] + wanted[0] * wanted[0] / 8
        return call
    }
}
