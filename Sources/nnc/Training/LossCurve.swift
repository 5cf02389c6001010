import Foundation
import NNRuntime

/// The losses of a training run by epoch, as a drawing in SVG.
struct LossCurve {
    struct Series {
        var name: String
        var color: String
        /// Epoch, counted from 1, and a finite loss.
        var points: [(epoch: Int, loss: Double)]
    }

    var title: String
    var series: [Series]

    private static let (width, height) = (720.0, 420.0)
    private static let (left, right, top, bottom) = (70.0, 20.0, 40.0, 50.0)

    /// An SVG document. The losses are on a logarithmic axis where they span more than a factor of 30.
    func svg() -> String {
        let losses = series.flatMap { $0.points.map(\.loss) }
        let axis = LossAxis(losses)
        let lastEpoch = max(series.flatMap { $0.points.map(\.epoch) }.max() ?? 1, 2)
        let plotWidth = Self.width - Self.left - Self.right
        let plotHeight = Self.height - Self.top - Self.bottom
        func x(_ epoch: Int) -> Double { Self.left + plotWidth * Double(epoch - 1) / Double(lastEpoch - 1) }
        func y(_ loss: Double) -> Double { Self.top + plotHeight * (1 - axis.position(of: loss)) }

        var lines = [
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(number(Self.width)) \(number(Self.height))" \
            font-family="sans-serif" font-size="13">
            """,
            "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>",
            text(Self.left, 24, title, anchor: "start", weight: "bold"),
        ]
        for tick in axis.ticks {
            lines.append(line(Self.left, y(tick), Self.width - Self.right, y(tick), "#dddddd"))
            lines.append(text(Self.left - 8, y(tick) + 4, String(format: "%.4g", tick), anchor: "end"))
        }
        for epoch in Self.epochTicks(lastEpoch) {
            lines.append(line(x(epoch), Self.height - Self.bottom, x(epoch), Self.height - Self.bottom + 5, "#444444"))
            lines.append(text(x(epoch), Self.height - Self.bottom + 20, "\(epoch)", anchor: "middle"))
        }
        lines.append(line(Self.left, Self.height - Self.bottom, Self.width - Self.right, Self.height - Self.bottom, "#444444"))
        lines.append(text(Self.left + plotWidth / 2, Self.height - 10, "epoch", anchor: "middle"))
        for (index, series) in series.enumerated() {
            let points = series.points.map { "\(number(x($0.epoch))),\(number(y($0.loss)))" }.joined(separator: " ")
            lines.append("<polyline fill=\"none\" stroke=\"\(series.color)\" stroke-width=\"2\" points=\"\(points)\"/>")
            lines += series.points.map {
                "<circle cx=\"\(number(x($0.epoch)))\" cy=\"\(number(y($0.loss)))\" r=\"2.5\" fill=\"\(series.color)\"/>"
            }
            let legend = Self.width - Self.right - 100
            let row = Self.top + 12 + 18 * Double(index)
            lines.append(line(legend, row, legend + 22, row, series.color, width: 2))
            lines.append(text(legend + 28, row + 4, series.name, anchor: "start"))
        }
        return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
    }

    /// At most ten epochs, evenly apart, the first among them.
    private static func epochTicks(_ last: Int) -> [Int] {
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { last / $0 < 10 } ?? max(1, last / 10)
        return Array(Set([1] + Array(stride(from: step, through: last, by: step)))).sorted()
            .filter { $0 == 1 || $0 - 1 >= step / 2 }
    }

    private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ color: String, width: Double = 1) -> String {
        """
        <line x1="\(number(x1))" y1="\(number(y1))" x2="\(number(x2))" y2="\(number(y2))" stroke="\(color)" \
        stroke-width="\(number(width))"/>
        """
    }

    private func text(_ x: Double, _ y: Double, _ content: String, anchor: String, weight: String = "normal") -> String {
        let escaped = content.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
        return """
            <text x="\(number(x))" y="\(number(y))" text-anchor="\(anchor)" font-weight="\(weight)" fill="#222222">\
            \(escaped)</text>
            """
    }

    /// At most two digits after the point, none that are 0.
    private func number(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(format: "%.2f", rounded)
    }
}

extension LossCurve {
    /// The training losses of `epochs` and, where there are any, the validation losses.
    init(title: String, epochs: [EpochReport]) {
        self.init(
            title: title, training: epochs.map { ($0.epoch, $0.loss) },
            validation: epochs.compactMap { report in report.validationLoss.map { (report.epoch, $0) } })
    }

    /// Losses that are no finite numbers have no points.
    init(title: String, training: [(epoch: Int, loss: Double)], validation: [(epoch: Int, loss: Double)]) {
        self.title = title
        series = [
            Series(name: "training", color: "#1f6fb4", points: training.filter(\.loss.isFinite)),
            Series(name: "validation", color: "#d9622b", points: validation.filter(\.loss.isFinite)),
        ].filter { !$0.points.isEmpty }
    }
}
