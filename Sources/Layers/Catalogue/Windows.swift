import TensorIR

/// The windows of a convolution or pool along one axis: n = (m − f + p) / s + 1, never floored.
struct WindowAxis {
    /// "height", "width", "time" or "nodes".
    var name: String
    var extent: Int
    var size: Int
    var stride: Int
    var dilation = 1
    var low = 0
    var high = 0

    var reach: Int { (size - 1) * dilation + 1 }
    var padded: Int { extent + low + high }
    var slack: Int { padded - reach }
    var tiles: Bool { slack >= 0 && slack.isMultiple(of: stride) }
    /// The number of windows, if they tile.
    var count: Int { slack / stride + 1 }

    /// Pads so that ⌈m / s⌉ windows result, the odd element behind.
    mutating func padToSame() {
        let count = (extent + stride - 1) / stride
        let total = max(0, (count - 1) * stride + reach - extent)
        (low, high) = (total / 2, total - total / 2)
    }
}

/// The windows of a layer along all its axes.
struct WindowPlan {
    var axes: [WindowAxis]

    /// Throws, with the arithmetic and what would fit, unless every window lies inside and the windows tile.
    func check(_ layer: String) throws(Complaint) {
        guard let failing = axes.first(where: { !$0.tiles }) else { return }
        let others = axes.filter { !$0.tiles }
        let named = axes.count > 1 && others.count < axes.count
        throw failing.complaint(layer, where: named ? " along the \(failing.name)" : "")
    }

    var isPadded: Bool { axes.contains { $0.low + $0.high > 0 } }
}

extension WindowAxis {
    private var unit: String {
        switch name {
        case "height", "width": "pixel"
        case "time": "step"
        default: "node"
        }
    }

    private var padText: String { low == high ? "\(low)" : "\(low) before and \(high) behind" }

    private var windowText: String {
        dilation == 1 ? "a window of \(size)" : "a window of \(size) dilated by \(dilation), which covers \(reach),"
    }

    /// "(28 − 5 + 2·0) / 2 + 1"
    private var arithmetic: String {
        let pads = low == high ? "2·\(low)" : "\(low) + \(high)"
        return "(\(extent) − \(reach) + \(pads)) / \(stride) + 1"
    }

    fileprivate func complaint(_ layer: String, where place: String) -> Complaint {
        let pixels = "\(extent) \(unit)\(extent == 1 ? "" : "s") padded by \(padText)"
        let help = fits.isEmpty ? [] : [fits.joined(separator: ", ", last: " or ") + " would fit"]
        guard slack < 0 else {
            return Complaint(
                "window-does-not-tile",
                "\(windowText) with stride \(stride) does not tile \(pixels)\(place)",
                notes: ["\(arithmetic) = \(quotientText) is not a whole number"], help: help)
        }
        return Complaint(
            "window-too-large", "\(windowText) does not fit into \(pixels)\(place)",
            notes: ["this is \(layer); a window of \(reach) needs \(reach) \(unit)s, and there are \(padded)"], help: help)
    }

    /// slack / stride + 1 to three decimals.
    private var quotientText: String {
        let thousandths = (1000 * (slack % stride) + stride / 2) / stride
        var digits = String(1000 + thousandths).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        let isExact = (1000 * (slack % stride)).isMultiple(of: stride)
        return "\(isExact ? "" : "about ")\(slack / stride + 1).\(digits)"
    }

    /// The nearest sizes, strides and paddings that tile.
    private var fits: [String] {
        var fits: [String] = []
        func tiles(_ change: (inout WindowAxis) -> Void) -> Bool {
            var copy = self
            change(&copy)
            return copy.tiles
        }
        let reachLimit = 4096
        if slack < 0 {
            let largest = (padded - 1) / dilation + 1
            if padded >= 1, let fit = stride(from: largest, to: 0, by: -1).prefix(reachLimit).first(where: { size in tiles { $0.size = size } }) {
                fits.append("size: \(fit)")
            }
        } else {
            if let fit = stride(from: size - 1, to: 0, by: -1).prefix(reachLimit).first(where: { size in tiles { $0.size = size } }) {
                fits.append("size: \(fit)")
            }
            if let fit = (size + 1..<size + 1 + reachLimit).first(where: { size in tiles { $0.size = size } }) {
                fits.append("size: \(fit)")
            }
            if let fit = stride(from: stride - 1, to: 0, by: -1).prefix(reachLimit).first(where: { by in tiles { $0.stride = by } }) {
                fits.append("stride: \(fit)")
            }
        }
        let missing = slack < 0 ? -slack : stride - slack % stride
        if low == high, missing.isMultiple(of: 2) {
            fits.append("pad: \(low + missing / 2)")
        } else {
            fits.append("pad: [\(low), \(high + missing)]")
        }
        return fits
    }

    private func stride(from: Int, to: Int, by: Int) -> StrideTo<Int> { Swift.stride(from: from, to: to, by: by) }
}
