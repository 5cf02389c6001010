extension WindowPlan {
    /// The nearest sizes, the nearest smaller stride and the nearest larger padding with which the windows
    /// tile, as they would be written.
    var fits: [String] {
        [
            changing(\.size, label: "size") { stride(from: $0 - 1, to: 0, by: -1) },
            changing(\.size, label: "size") { stride(from: $0 + 1, to: $0 + reach, by: 1) },
            changing(\.stride, label: "stride") { stride(from: $0 - 1, to: 0, by: -1) },
            padding,
        ].compactMap(\.self)
    }

    /// How many candidates are tried.
    private var reach: Int { 1024 }

    /// The first candidate with which all axes tile, or else, axis by axis, the first with which each does.
    private func changing(
        _ property: WritableKeyPath<WindowAxis, Int>, label: String, to candidates: (Int) -> StrideTo<Int>
    ) -> String? {
        func axis(_ axis: WindowAxis, _ value: Int) -> WindowAxis {
            var changed = axis
            changed[keyPath: property] = value
            return changed
        }
        func nearest(to old: Int, _ fits: (Int) -> Bool) -> Int? { candidates(old).prefix(reach).first(where: fits) }

        let old = axes.map { $0[keyPath: property] }
        if old.allSatisfy({ $0 == old[0] }), let value = nearest(to: old[0], { value in axes.allSatisfy { axis($0, value).tiles } }) {
            return "\(label): \(value)"
        }
        guard axes.count > 1 else { return nil }
        let values = axes.map { old in
            old.tiles ? old[keyPath: property] : nearest(to: old[keyPath: property]) { axis(old, $0).tiles }
        }
        return values.contains(nil) ? nil : "\(label): \(values.map { $0! }.shapeText)"
    }

    /// The least padding more with which the windows tile.
    private var padding: String {
        let pads = axes.map { axis -> [Int] in
            guard !axis.tiles else { return [axis.low, axis.high] }
            let missing = axis.slack < 0 ? -axis.slack : axis.stride - axis.slack % axis.stride
            return axis.low == axis.high && missing.isMultiple(of: 2)
                ? [axis.low + missing / 2, axis.high + missing / 2] : [axis.low, axis.high + missing]
        }
        guard pads.allSatisfy({ $0 == pads[0] }) else { return "pad: [\(pads.map(\.shapeText).joined(separator: ", "))]" }
        return pads[0][0] == pads[0][1] ? "pad: \(pads[0][0])" : "pad: \(pads[0].shapeText)"
    }
}
