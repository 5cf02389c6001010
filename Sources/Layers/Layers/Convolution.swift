import TensorIR

/// Cross-correlation with learned filters over height and width, [h, w, c] → [h′, w′, filters], or over
/// time, [t, c] → [t′, filters]; weights [out, in / groups, kh, kw] or [out, in / groups, k]. Padded steps of
/// a sequence are read as zeros; if there are any, the result must have as many steps as the sequence.
struct Convolution: Layer {
    let name = "conv"
    let summary = "filters moved over height and width, or over time; n = (m − size + 2·pad) / stride + 1 along each"
    let arguments = [
        ArgumentSpec("filters", .size, positional: true, "the number of filters, which is the number of channels of the result"),
        .perAxis("size", .required, "the extent of the window, or [height, width]"),
        .perAxis("stride", .value(.integer(1)), "the step from window to window, or [height, width]"),
        .pad,
        .perAxis("dilation", .value(.integer(1)), "the distance between the elements that a window reads"),
        ArgumentSpec("groups", .size, .value(.integer(1)), "each filter reads its own group of the channels only"),
        ArgumentSpec("flip", .bool, .value(.bool(false)), "whether filters are flipped: the true convolution"),
        ArgumentSpec("winograd", .bool, .value(.bool(true)), "whether filters of 3×3 and 5×5 may run by minimal filtering, faster and rounded a little otherwise"),
        .activation, .weights, .bias, .layerPenalty,
    ]
    let example = """
        input image: [8, 8, 2]
        conv(filters: 4, size: 3, pad: 1, activation: relu)
        conv(filters: 6, size: [1, 2], stride: [1, 2], groups: 2, bias: false)
        """

    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime { .own }

    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        try net.requireFloats(operands[0], for: name)
        let (dims, time) = (net.dims(operands[0]), net.time(of: operands[0]))
        guard dims.count == 2 || dims.count == 3 else { throw .needsChannels(name, dims) }
        let value = net.masked(operands[0])
        let plan = try net.windows(of: value, axes: dims.count == 3 ? ["height", "width"] : ["time"], arguments)
        try plan.check(net.layer)

        let (filters, groups, channels) = (arguments.integer("filters"), arguments.integer("groups"), dims[dims.count - 1])
        guard channels.isMultiple(of: groups) else { throw .groups(groups, divide: channels, "channels") }
        guard filters.isMultiple(of: groups) else { throw .groups(groups, divide: filters, "filters") }
        let sizes = plan.axes.map(\.size)
        let counts = plan.axes.map(\.count)
        if time?.mask != nil, counts[0] != dims[0] {
            throw .paddedSteps(name, steps: dims[0], help: ["`pad: same` with a stride of 1 keeps all steps in their places"])
        }
        try net.require(counts + [filters])
        let shape = [filters, channels / groups] + sizes
        guard let area = Limits.count(sizes + [channels]), let spread = Limits.count(sizes + [filters]) else {
            throw Complaint(.tooManyElements, "a filter of \((sizes + [channels]).productText) elements is too large")
        }
        var weights = try net.weights(shape, arguments, fanIn: area / groups, fanOut: spread / groups)
        if arguments.bool("flip") { weights = net.append(.reverse(axes: Array(2..<shape.count)), weights) }

        let windows = try net.view(value, plan, fill: 0)
        var result = groups == 1
            ? net.append(
                .contract(Contract(sizes.count == 2 ? "hwrsc,ocrs->hwo" : "trc,ocr->to", isDirect: !arguments.bool("winograd"))),
                windows, weights)
            : net.correlate(windows, weights, groups: groups)
        if let bias = try net.bias(filters, arguments, fanIn: area / groups) {
            let spread = net.broadcast(bias, to: counts + [filters], axes: [counts.count])
            result = net.map(.operand(0) + .operand(1), result, spread)
        }
        result = try net.activate(result, arguments.option("activation"))
        if let time {
            net.hinderStreaming("looks across steps")
            net.times[result] = time.mask == nil ? Time() : time
        }
        return result
    }
}

extension NetBuilder {
    /// Windows [h, w, r, s, g·c] and weights [g·p, c, r, s] to [h, w, g·p], group by group.
    fileprivate mutating func correlate(_ windows: ValueID, _ weights: ValueID, groups: Int) -> ValueID {
        let (seen, filters) = (dims(windows), dims(weights))
        let split = append(.reshape(seen.dropLast() + [groups, filters[1]]), windows)
        let grouped = append(.reshape([groups, filters[0] / groups] + filters.dropFirst()), weights)
        let isPlane = filters.count == 4
        let result = append(.contract(Contract(isPlane ? "hwrsgc,gpcrs->hwgp" : "trgc,gpcr->tgp")), split, grouped)
        return append(.reshape(seen.prefix(isPlane ? 2 : 1) + [filters[0]]), result)
    }
}

extension Complaint {
    static func needsChannels(_ layer: String, _ dims: [Int]) -> Complaint {
        var help = ["`reshape` on the line before makes it one of these"]
        if dims.count == 1 {
            let side = Int(Double(dims[0]).squareRoot())
            if side * side == dims[0] { help = ["`reshape([\(side), \(side), 1])` on the line before"] }
        }
        return Complaint(
            .needsChannels,
            "`\(layer)` takes [height, width, channels] or [time, channels], but this value is \(dims.shapeText)",
            help: help)
    }

    fileprivate static func groups(_ groups: Int, divide count: Int, _ what: String) -> Complaint {
        let divisors = (1...min(count, 4096)).filter(count.isMultiple)
        let near = divisors.min { abs($0 - groups) < abs($1 - groups) } ?? 1
        return Complaint(
            .groupsDoNotDivide, "\(groups) groups do not divide \(count.text) \(what)", argument: "groups",
            notes: ["each group needs the same number: \(count) / \(groups) leaves \(count % groups)"],
            help: ["groups: \(near) would fit"])
    }
}
