import TensorIR

/// The windows of a convolution or pool along one axis: n = (m − f + p) / s + 1, never floored.
struct WindowAxis: Equatable {
    /// "height", "width", "time" or "nodes".
    var name: String
    /// Elements before padding: m.
    var extent: Int
    /// Elements that a window reads.
    var size: Int
    var stride: Int
    var dilation = 1
    /// Padding before and behind.
    var low = 0
    var high = 0

    /// Elements from the first to the last one that a window reads: f.
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
struct WindowPlan: Equatable {
    var axes: [WindowAxis]

    var isPadded: Bool { axes.contains { $0.low + $0.high > 0 } }

    /// Throws, with the arithmetic and what would fit, unless every window lies inside and the windows tile.
    func check(_ layer: String) throws(Complaint) {
        guard let failing = axes.first(where: { !$0.tiles }) else { return }
        let isEverywhere = axes.allSatisfy { $0.extent == failing.extent && !$0.tiles }
        var complaint = failing.complaint(in: layer, place: isEverywhere ? "" : " along the \(failing.name)")
        if !fits.isEmpty { complaint.help = [fits.joined(separator: ", ", last: " or ") + " would fit"] }
        throw complaint
    }
}

extension WindowAxis {
    fileprivate func complaint(in layer: String, place: String) -> Complaint {
        let window = "a window of \(size)" + (dilation == 1 ? "" : " dilated by \(dilation)")
        let unit = name == "time" ? "step" : name == "nodes" ? "node" : "pixel"
        let padding = low == high ? "\(low)" : "\(low) before and \(high) behind"
        let extent = "\(extent) \(unit)\(extent == 1 ? "" : "s") padded by \(padding)" + place
        var notes = dilation == 1 ? [] : ["it covers (\(size) − 1)·\(dilation) + 1 = \(reach) \(unit)s"]
        guard slack >= 0 else {
            notes.append("no value is left at `\(layer)`: \(padded) < \(reach)")
            return Complaint(.windowTooLarge, "\(window) does not fit into \(extent)", notes: notes)
        }
        notes.append("\(arithmetic) is not a whole number")
        return Complaint(.windowDoesNotTile, "\(window) with stride \(stride) does not tile \(extent)", notes: notes)
    }

    /// "(28 − 5 + 2·0) / 2 + 1 = 12.5"
    private var arithmetic: String {
        let padding = low == high ? "2·\(low)" : "\(low) + \(high)"
        let remainder = slack % stride
        var thousandths = String(1000 + (1000 * remainder + stride / 2) / stride).dropFirst()
        while thousandths.last == "0" { thousandths.removeLast() }
        let sign = (1000 * remainder).isMultiple(of: stride) ? "=" : "≈"
        return "(\(extent) − \(reach) + \(padding)) / \(stride) + 1 \(sign) \(slack / stride + 1).\(thousandths)"
    }
}
