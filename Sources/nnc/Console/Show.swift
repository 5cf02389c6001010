import Foundation

/// Numbers as people read them.
enum Show {
    /// 56447592 as `56,447,592`.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "−" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// 1536 as `1.5 KiB`.
    static func bytes(_ count: Int) -> String {
        guard count >= 1024 else { return "\(count) B" }
        var value = Double(count) / 1024
        var units = ["KiB", "MiB", "GiB", "TiB"][...]
        while value >= 1023.95, units.count > 1 {
            value /= 1024
            units.removeFirst()
        }
        return String(format: value < 10 ? "%.2f %@" : "%.1f %@", value, units.first!)
    }

    /// 0.00152 seconds as `1.52 ms`.
    static func seconds(_ value: Double) -> String {
        switch value {
        case ..<1e-6: String(format: "%.0f ns", value * 1e9)
        case ..<1e-3: String(format: "%.3g µs", value * 1e6)
        case ..<1: String(format: "%.3g ms", value * 1e3)
        case ..<100: String(format: "%.2f s", value)
        default: String(format: "%.0f min %02.0f s", (value / 60).rounded(.down), value.truncatingRemainder(dividingBy: 60))
        }
    }

    /// 0.98125 as `98.12 %`.
    static func percent(_ share: Double) -> String { String(format: "%.2f %%", share * 100) }

    /// Four significant digits after the point, as losses are shown.
    static func loss(_ value: Double) -> String { String(format: "%.5g", value) }

    /// Four significant digits.
    static func significant(_ value: Double) -> String { String(format: "%.4g", value) }

    /// 1.77e11 as `177 GFLOP/s`.
    static func rate(_ operationsASecond: Double) -> String { String(format: "%.3g GFLOP/s", operationsASecond / 1e9) }

    /// With so many digits after the point.
    static func fixed(_ value: Double, _ digits: Int) -> String { String(format: "%.*f", digits, value) }

    /// `1 epoch`, `2 epochs`.
    static func count(_ number: Int, _ noun: String) -> String { "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")" }

    /// `28×28×1`; a single number for a scalar.
    static func shape(_ dims: [Int]) -> String {
        dims.isEmpty ? "1" : dims.map(String.init).joined(separator: "×")
    }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
