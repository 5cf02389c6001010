/// Where the items of a drawing stand: forward values in rows from the inputs down, each gradient in
/// the row of its value, to the right of all forward values.
struct Layout {
    struct Box: Hashable {
        /// The centre.
        var x = 0.0, y = 0.0
        var width: Double
        var height = 40.0
    }

    /// By item.
    private(set) var boxes: [Box]
    /// By link: the points it passes between its ends, one a row.
    private(set) var bends: [[(x: Double, y: Double)]]
    var width: Double { (boxes.map { $0.x + $0.width / 2 }.max() ?? 0) + margin }
    var height: Double { (boxes.map { $0.y + $0.height / 2 }.max() ?? 0) + margin }

    private let margin = 24.0, rowHeight = 84.0, gap = 28.0, zoneGap = 110.0

    /// A place in a row: an item, or where a link passes on its way down.
    private struct Stop {
        var width: Double
        var x = 0.0
        var neighbours: [Int] = []
    }

    init(of drawing: Drawing) {
        boxes = drawing.items.map { Box(width: $0.textWidth + 20) }
        bends = drawing.links.map { _ in [] }
        let forward = drawing.items.indices.filter { drawing.items[$0].kind != .gradient }
        let ranks = Layout.ranks(of: drawing)
        placeForward(drawing, forward, ranks)
        placeGradients(drawing, ranks)
        for index in boxes.indices { boxes[index].y = margin + boxes[index].height / 2 + Double(ranks[index]) * rowHeight }
    }

    /// Operators below all they read; what reads nothing just above its first reader.
    private static func ranks(of drawing: Drawing) -> [Int] {
        var ranks = drawing.items.map { _ in 0 }
        let links = drawing.links.filter { drawing.items[$0.to].kind != .gradient }
        var changed = true
        while changed {
            changed = false
            for link in links where ranks[link.to] < ranks[link.from] + 1 {
                ranks[link.to] = ranks[link.from] + 1
                changed = true
            }
        }
        for index in drawing.items.indices where !links.contains(where: { $0.to == index }) {
            if let first = links.filter({ $0.from == index }).map({ ranks[$0.to] }).min() { ranks[index] = first - 1 }
        }
        for (index, item) in drawing.items.enumerated() { if let subject = item.subject { ranks[index] = ranks[subject] } }
        return ranks
    }

    private mutating func placeForward(_ drawing: Drawing, _ forward: [Int], _ ranks: [Int]) {
        var stops = boxes.map { Stop(width: $0.width) }
        var rows = Array(repeating: [Int](), count: (ranks.max() ?? 0) + 1)
        for index in forward { rows[ranks[index]].append(index) }
        var passing: [[Int]] = []
        for link in drawing.links {
            var chain: [Int] = []
            if drawing.items[link.to].kind != .gradient {
                for row in (ranks[link.from] + 1..<max(ranks[link.from] + 1, ranks[link.to])) {
                    stops.append(Stop(width: 8))
                    rows[row].append(stops.count - 1)
                    chain.append(stops.count - 1)
                }
                for (above, below) in zip([link.from] + chain, chain + [link.to]) {
                    stops[above].neighbours.append(below)
                    stops[below].neighbours.append(above)
                }
            }
            passing.append(chain)
        }
        for row in rows.indices { spread(&rows[row], &stops, sorts: false) }
        for sweep in 0..<24 {
            for row in sweep.isMultiple(of: 2) ? Array(rows.indices) : rows.indices.reversed() {
                spread(&rows[row], &stops, sorts: sweep < 12)
            }
        }
        let left = rows.joined().map { stops[$0].x - stops[$0].width / 2 }.min() ?? 0
        for index in forward { boxes[index].x = stops[index].x - left + margin }
        for (link, chain) in passing.enumerated() {
            bends[link] = chain.enumerated().map { step, stop in
                let row = ranks[drawing.links[link].from] + 1 + step
                return (stops[stop].x - left + margin, margin + 20 + Double(row) * rowHeight)
            }
        }
    }

    /// Puts the stops of a row near the middle of their neighbours, in order and apart.
    private func spread(_ row: inout [Int], _ stops: inout [Stop], sorts: Bool) {
        guard !row.isEmpty else { return }
        func wish(_ stop: Int) -> Double {
            let near = stops[stop].neighbours
            return near.isEmpty ? stops[stop].x : near.map { stops[$0].x }.reduce(0, +) / Double(near.count)
        }
        let wishes = Dictionary(uniqueKeysWithValues: row.map { ($0, wish($0)) })
        if sorts { row = row.enumerated().sorted { (wishes[$0.1]!, $0.0) < (wishes[$1.1]!, $1.0) }.map(\.element) }
        place(row.map { wishes[$0]! }, row.map { stops[$0].width }).enumerated().forEach { stops[row[$0]].x = $1 }
    }

    /// Centres in the given order, apart by the gap, as near to the wishes as a common shift brings them.
    private func place(_ wishes: [Double], _ widths: [Double]) -> [Double] {
        var places: [Double] = []
        for index in wishes.indices {
            let least = places.isEmpty ? -.infinity : places[index - 1] + (widths[index - 1] + widths[index]) / 2 + gap
            places.append(max(wishes[index], least))
        }
        let shift = zip(wishes, places).map { $0 - $1 }.reduce(0, +) / Double(max(1, wishes.count))
        return places.map { $0 + shift }
    }

    private mutating func placeGradients(_ drawing: Drawing, _ ranks: [Int]) {
        let gradients = drawing.items.indices.filter { drawing.items[$0].kind == .gradient }
        guard !gradients.isEmpty else { return }
        let right = boxes.map { $0.x + $0.width / 2 }.max()! + zoneGap
        for row in Set(gradients.map { ranks[$0] }) {
            let members = gradients.filter { ranks[$0] == row }.sorted {
                (boxes[drawing.items[$0].subject!].x, $0) < (boxes[drawing.items[$1].subject!].x, $1)
            }
            let places = place(members.map { boxes[drawing.items[$0].subject!].x }, members.map { boxes[$0].width })
            for (member, x) in zip(members, places) { boxes[member].x = x }
        }
        let left = gradients.map { boxes[$0].x - boxes[$0].width / 2 }.min()!
        for index in gradients { boxes[index].x += right - left }
        // A gradient goes back the way its value came.
        for (index, link) in drawing.links.enumerated() {
            guard let value = drawing.items[link.to].subject, let user = drawing.items[link.from].subject,
                let forward = drawing.links.firstIndex(of: Drawing.Link(from: value, to: user))
            else { continue }
            bends[index] = bends[forward].reversed().map { ($0.x + right - left, $0.y) }
        }
    }
}

extension Drawing.Item {
    /// A guess of the width of the longer line, at 14 and 11 pixels.
    fileprivate var textWidth: Double { max(Double(symbol.count) * 8.5, Double(caption.count) * 6.2) }
}
