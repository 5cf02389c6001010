import TensorIR

extension ArgumentSpec {
    /// A number or one number an axis.
    static func perAxis(_ label: String, _ fallback: Fallback, _ summary: String) -> ArgumentSpec {
        ArgumentSpec(label, .perAxis, fallback, summary)
    }

    static let pad = ArgumentSpec(
        "pad",
        .named(
            "a whole number, same, [before, behind], or such a pair for each axis in brackets",
            .either([padding, .word(["same"]), pair, .list(pair, count: 1...2)])),
        .value(.integer(0)),
        "elements added around: p on every side, [before, behind] on every axis, [[before, behind], …] axis by "
            + "axis, or same: ⌈m / stride⌉ windows")

    private static let padding = ArgumentType.integer(0...65_535)
    private static let pair = ArgumentType.list(padding, count: 2...2)
}

extension ArgumentType {
    static let perAxis = ArgumentType.named(
        "a whole number, or one for each axis in brackets", .either([.size, .list(.size, count: 1...2)]))
}

extension NetBuilder {
    /// The windows that `size`, `stride`, `pad` and `dilation` describe along the leading axes of the value.
    func windows(
        of value: ValueID, axes names: [String], _ arguments: Arguments
    ) throws(Complaint) -> WindowPlan {
        func perAxis(_ label: String) throws(Complaint) -> [Int] {
            guard let argument = arguments[label] else { return names.map { _ in 1 } }
            let numbers = argument.integers(count: names.count)
            guard numbers.count == names.count else {
                throw Complaint(
                    .wrongNumberOfAxes, "`\(label)` has \(numbers.count) numbers for \(axes(names.count))",
                    argument: label,
                    help: ["one number, or one for the \(names.joined(separator: ", ", last: " and the "))"])
            }
            return numbers
        }
        let (sizes, strides, dilations) = try (perAxis("size"), perAxis("stride"), perAxis("dilation"))
        var plan = WindowPlan(axes: names.indices.map { axis in
            WindowAxis(
                name: names[axis], extent: dims(value)[axis], size: sizes[axis], stride: strides[axis],
                dilation: dilations[axis])
        })
        for (size, dilation) in zip(sizes, dilations) where Limits.count([size, dilation]) == nil {
            throw Complaint(
                .tooManyElements, "a window of \(size.text) dilated by \(dilation.text) is too large",
                notes: ["it may cover \(Limits.elements.text) elements"])
        }
        try pad(&plan, arguments, names)
        return plan
    }

    private func pad(_ plan: inout WindowPlan, _ arguments: Arguments, _ names: [String]) throws(Complaint) {
        switch arguments["pad"] {
        case .word?:
            for axis in plan.axes.indices { plan.axes[axis].padToSame() }
        case .integer(let number)?:
            for axis in plan.axes.indices { (plan.axes[axis].low, plan.axes[axis].high) = (number, number) }
        case .list(let entries)?:
            if case .integer? = entries.first {
                let pair = ArgumentValue.list(entries).integers(count: 2)
                for axis in plan.axes.indices { (plan.axes[axis].low, plan.axes[axis].high) = (pair[0], pair[1]) }
            } else {
                guard entries.count == plan.axes.count else {
                    throw Complaint(
                        .wrongNumberOfAxes, "`pad` has \(entries.count) pairs for \(axes(names.count))", argument: "pad")
                }
                for (axis, entry) in zip(plan.axes.indices, entries) {
                    let pair = entry.integers(count: 2)
                    (plan.axes[axis].low, plan.axes[axis].high) = (pair[0], pair[1])
                }
            }
        case nil: break
        default: preconditionFailure("pad is \(String(describing: arguments["pad"]))")
        }
    }

    /// Pads the leading axes by `fill` where the plan says so, and views all windows:
    /// [H, W, C] → [H′, W′, R, S, C].
    mutating func view(_ value: ValueID, _ plan: WindowPlan, fill: Double) throws(Complaint) -> ValueID {
        var source = value
        if plan.isPadded {
            let rest = dims(value).dropFirst(plan.axes.count)
            try require(plan.axes.map(\.padded) + rest)
            let pads = plan.axes.map { Pad.Axis(low: $0.low, high: $0.high) } + rest.map { _ in Pad.Axis() }
            source = append(.pad(Pad(pads, value: fill)), source)
        }
        let window = Window(plan.axes.enumerated().map { index, axis in
            Window.Axis(index, size: axis.size, stride: axis.stride, dilation: axis.dilation)
        })
        return append(.window(window), source)
    }
}

private func axes(_ count: Int) -> String { count == 1 ? "1 axis" : "\(count) axes" }
