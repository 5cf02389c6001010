import TensorIR

/// One number for each window of each channel, over height and width, over time, or over the nodes of a vector.
struct Pooling: Layer {
    let name = "pool"
    let summary = "one number for each window of each channel: its maximum, minimum, mean, sum, or Euclidean norm"
    let arguments = [
        ArgumentSpec("kind", .word(["max", "average", "min", "sum", "norm"]), positional: true, "what becomes of a window"),
        ArgumentSpec(
            "size",
            .named("a whole number, one for each axis in brackets, or all", .either([.size, .list(.size, count: 1...2), .word(["all"])])),
            .required,
            "the extent of the window, [height, width], or all for the whole extent"),
        ArgumentSpec(
            "stride", .perAxis, .absent,
            "the step from window to window; the size if left out"),
        .pad,
    ]
    let example = """
        input image: [8, 8, 3]
        pool(max, size: 2)
        pool(average, size: 3, stride: 1, pad: 1)
        """

    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime { .own }

    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        let value = operands[0]
        try net.requireFloats(value, for: name)
        let dims = net.dims(value)
        guard (1...3).contains(dims.count) else {
            throw Complaint(
                .needsChannels,
                "`pool` takes [height, width, channels], [time, channels] or a vector, but this value is \(dims.shapeText)")
        }
        let names = [["nodes"], ["time"], ["height", "width"]][dims.count - 1]
        let kind = arguments.word("kind")
        if case .word? = arguments["size"] {
            return try all(of: value, axes: names.count, kind, arguments, in: &net)
        }
        var spaced = arguments
        if arguments["stride"] == nil, let size = arguments["size"], let span = arguments.span(of: "size") {
            spaced.set("stride", size, at: span)
        }
        if net.mask(of: value) != nil {
            throw .paddedSteps(name, steps: dims[0], help: ["`size: all` pools all steps that count"])
        }
        let plan = try net.windows(of: value, axes: names, spaced)
        try plan.check(net.layer)
        try checkPadding(plan, kind)
        try net.require(plan.axes.map(\.count) + dims.dropFirst(names.count))
        let windows = try net.view(value, plan, fill: kind == "max" ? -.infinity : kind == "min" ? .infinity : 0)
        let pooled = net.pool(windows, axes: Array(names.count..<2 * names.count), kind)
        if net.time(of: value) != nil {
            net.hinderStreaming("looks across steps")
            net.times[pooled] = Time()
        }
        return pooled
    }

    private func all(
        of value: ValueID, axes: Int, _ kind: String, _ arguments: Arguments, in net: inout NetBuilder
    ) throws(Complaint) -> ValueID {
        for label in ["stride", "pad"] where arguments.span(of: label) != nil {
            throw Complaint(.wholeExtent, "`\(label)` has no meaning beside `size: all`", argument: label)
        }
        if net.time(of: value) != nil { net.hinderStreaming("looks across steps") }
        let pooled = net.poolAll(value, axes: Array(0..<axes), kind)
        return net.append(.reshape(Array(repeating: 1, count: axes) + net.dims(value).dropFirst(axes)), pooled)
    }

    /// A window of padding alone has no maximum.
    private func checkPadding(_ plan: WindowPlan, _ kind: String) throws(Complaint) {
        guard kind == "max" || kind == "min", let axis = plan.axes.first(where: { max($0.low, $0.high) >= $0.reach }) else { return }
        throw Complaint(
            .windowOfPadding, "a window of \(axis.size) would see nothing but padding", argument: "pad",
            notes: ["a padding of \(max(axis.low, axis.high)) must be less than the window"])
    }
}

extension NetBuilder {
    /// The pool of all elements along the axes; of a sequence, of all steps that count, 0 if none do.
    fileprivate mutating func poolAll(_ value: ValueID, axes: [Int], _ kind: String) -> ValueID {
        guard let mask = mask(of: value) else { return pool(value, axes: axes, kind) }
        switch kind {
        case "max", "min":
            let spread = broadcast(mask, to: dims(value), axes: [0])
            let worst = Scalar.constant(kind == "max" ? -.infinity : .infinity)
            let pooled = pool(map(.select(.less, 0, .operand(1), then: x, otherwise: worst), value, spread), axes: axes, kind)
            let first = append(.reshape([]), append(.slice(Slice([Slice.Axis(start: 0, count: 1)])), mask))
            return map(.kept, pooled, broadcast(first, to: dims(pooled), axes: []))
        case "average":
            let sum = pool(masked(value), axes: axes, "sum")
            let others = axes.dropFirst().map { dims(value)[$0] }.reduce(1, *)
            let steps = broadcast(total(mask), to: dims(sum), axes: [])
            return map(x / (.constant(Double(others)) * .binary(.maximum, .operand(1), 1)), sum, steps)
        default: return pool(masked(value), axes: axes, kind)
        }
    }

    fileprivate mutating func pool(_ value: ValueID, axes: [Int], _ kind: String) -> ValueID {
        func reduce(_ operation: Reduce.Operation, _ operand: ValueID) -> ValueID {
            append(.reduce(Reduce(operation, axes: axes)), operand)
        }
        switch kind {
        case "max": return reduce(.maximum, value)
        case "min": return reduce(.minimum, value)
        case "sum": return reduce(.sum, value)
        case "average":
            let count = axes.map { dims(value)[$0] }.reduce(1, *)
            return map(.operand(0) * .constant(1 / Double(count)), reduce(.sum, value))
        case "norm":
            let squares = reduce(.sum, map(.operand(0) * .operand(0), value))
            return map(.unary(.sqrt, .binary(.maximum, .operand(0), .constant(smallestSquare))), squares)
        default: preconditionFailure("pool \(kind)")
        }
    }
}

/// Below any square that matters; keeps the slope of the root finite where a whole window is 0.
private let smallestSquare = 1e-30
