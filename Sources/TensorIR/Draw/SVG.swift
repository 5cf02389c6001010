extension Drawing {
    /// The drawing as a picture that needs nothing else: forward values in black, gradients in red.
    package var svg: String {
        let layout = Layout(of: self)
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(digits(layout.width))\" height=\"\(digits(layout.height))\" "
                + "viewBox=\"0 0 \(digits(layout.width)) \(digits(layout.height))\" font-family=\"sans-serif\" text-anchor=\"middle\">",
            "<title>\(escaped(name))</title>",
            "<defs>" + arrow("forward", "#333") + arrow("gradient", "#b22222") + "</defs>",
            "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>",
        ]
        for index in links.indices { lines.append(path(of: index, layout)) }
        for index in items.indices { lines.append(shape(of: items[index], layout.boxes[index])) }
        return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
    }

    private func arrow(_ name: String, _ color: String) -> String {
        "<marker id=\"\(name)\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">"
            + "<path d=\"M0 1 10 5 0 9z\" fill=\"\(color)\"/></marker>"
    }

    private func path(of index: Int, _ layout: Layout) -> String {
        let link = links[index], from = layout.boxes[link.from], to = layout.boxes[link.to]
        guard items[link.to].kind == .gradient else {
            let points = [(from.x, from.y + from.height / 2)] + layout.bends[index] + [(to.x, to.y - to.height / 2)]
            return stroke(curve(points), isGradient: false)
        }
        if items[link.from].kind == .gradient {
            let points = [(from.x, from.y - from.height / 2)] + layout.bends[index] + [(to.x, to.y + to.height / 2)]
            return stroke(curve(points), isGradient: true)
        }
        return stroke(lane(from, to, number: index % 6), isGradient: true)
    }

    /// From a value to a gradient that reads it, through the space below the gradient's row.
    private func lane(_ from: Layout.Box, _ to: Layout.Box, number: Int) -> String {
        let y = to.y + to.height / 2 + 8 + Double(number) * 4, radius = 6.0
        let startX = from.x + from.width / 4 + Double(number), endX = to.x - to.width / 4 + Double(number)
        let startY = from.y + (from.y < y ? from.height / 2 : -from.height / 2), down = from.y < y ? 1.0 : -1.0
        func text(_ x: Double, _ y: Double) -> String { "\(digits(x)) \(digits(y))" }
        return "M\(text(startX, startY)) L\(text(startX, y - down * radius)) Q\(text(startX, y)) \(text(startX + radius, y)) "
            + "L\(text(endX - radius, y)) Q\(text(endX, y)) \(text(endX, y - radius)) L\(text(endX, to.y + to.height / 2))"
    }

    /// A smooth path through the points that leaves and reaches each one upright.
    private func curve(_ points: [(Double, Double)]) -> String {
        var text = "M\(digits(points[0].0)) \(digits(points[0].1))"
        for (a, b) in zip(points, points.dropFirst()) {
            let middle = (a.1 + b.1) / 2
            text += " C" + [(a.0, middle), (b.0, middle), b].map { "\(digits($0.0)) \(digits($0.1))" }.joined(separator: " ")
        }
        return text
    }

    private func stroke(_ path: String, isGradient: Bool) -> String {
        "<path d=\"\(path)\" fill=\"none\" stroke=\"\(isGradient ? "#b22222" : "#333")\" "
            + (isGradient ? "stroke-dasharray=\"4 3\" stroke-opacity=\"0.7\" " : "")
            + "marker-end=\"url(#\(isGradient ? "gradient" : "forward"))\"/>"
    }

    private func shape(of item: Item, _ box: Layout.Box) -> String {
        let color = item.kind == .gradient ? "#b22222" : "#000"
        let (left, top) = (digits(box.x - box.width / 2), digits(box.y - box.height / 2))
        let (fill, style) =
            switch item.kind {
            case .input, .target: ("#eef4fb", "stroke=\"#7a9cc4\"")
            case .parameter: ("#f3f3f3", "stroke=\"#888\"")
            case .operation: ("#fff", "stroke=\"#000\"")
            case .loss: ("#fff6e0", "stroke=\"#a06a00\" stroke-width=\"2\"")
            case .gradient: ("#fff", "stroke=\"#b22222\" stroke-dasharray=\"4 3\"")
            }
        let radius = item.kind == .operation || item.kind == .loss ? 20 : 5
        return "<g><title>\(escaped(item.layer.isEmpty ? item.name : item.layer))</title>"
            + "<rect x=\"\(left)\" y=\"\(top)\" width=\"\(digits(box.width))\" height=\"\(digits(box.height))\" rx=\"\(radius)\" fill=\"\(fill)\" \(style)/>"
            + "<text x=\"\(digits(box.x))\" y=\"\(digits(box.y - 2))\" font-size=\"14\" fill=\"\(color)\">\(escaped(item.symbol))</text>"
            + "<text x=\"\(digits(box.x))\" y=\"\(digits(box.y + 13))\" font-size=\"11\" fill=\"#555\">\(escaped(item.caption))</text></g>"
    }

    private func digits(_ value: Double) -> String { String(Int(value.rounded())) }

    private func escaped(_ text: String) -> String {
        let escapes: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"]
        return text.map { escapes[$0] ?? String($0) }.joined()
    }
}
