import Foundation

/// A vertical axis that holds given losses, with ticks at round numbers.
struct LossAxis {
    let isLogarithmic: Bool
    /// Ascending; the first is the foot of the axis and the last its head.
    let ticks: [Double]

    init(_ losses: [Double]) {
        let low = losses.min() ?? 0
        let high = losses.max() ?? 1
        isLogarithmic = low > 0 && high / low > 30
        ticks = isLogarithmic ? Self.decades(from: low, to: high) : Self.steps(from: low, to: high)
    }

    /// 0 at the foot of the axis, 1 at its head.
    func position(of loss: Double) -> Double {
        let (low, high) = (ticks.first!, ticks.last!)
        return isLogarithmic ? log(loss / low) / log(high / low) : (loss - low) / (high - low)
    }

    /// Powers of ten around the range, and between them 2 and 5 where there are few.
    private static func decades(from low: Double, to high: Double) -> [Double] {
        let exponents = Int(log10(low).rounded(.down))...Int(log10(high).rounded(.up))
        let factors = exponents.count > 4 ? [1.0] : [1, 2, 5]
        let all = exponents.flatMap { exponent in factors.map { $0 * pow(10, Double(exponent)) } }
        let first = all.lastIndex { $0 <= low } ?? 0
        let last = all.firstIndex { $0 >= high } ?? all.count - 1
        return Array(all[first...max(last, first + 1)])
    }

    /// From four to ten multiples of 1, 2 or 5 times a power of ten around the range.
    private static func steps(from low: Double, to high: Double) -> [Double] {
        let span = high > low ? high - low : max(abs(high), 1e-12)
        let power = pow(10, log10(span / 5).rounded(.down))
        let step = [1, 2, 5, 10].map { $0 * power }.first { span / $0 <= 6 } ?? power * 10
        let first = (low / step).rounded(.down)
        let last = max((high / step).rounded(.up), first + 1)
        return stride(from: first, through: last, by: 1).map { $0 * step }
    }
}
