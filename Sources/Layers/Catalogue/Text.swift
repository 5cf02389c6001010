extension Int {
    /// With thin groups of three from 10,000 on, as messages write numbers: "50,176".
    package var text: String {
        let digits = String(magnitude)
        guard digits.count > 4 else { return (self < 0 ? "−" : "") + digits }
        var groups = ""
        for (offset, digit) in digits.enumerated() {
            if offset > 0, (digits.count - offset).isMultiple(of: 3) { groups.append(",") }
            groups.append(digit)
        }
        return (self < 0 ? "−" : "") + groups
    }
}

extension Double {
    /// Without a point if it is whole: "0.5", "2", "−1".
    package var text: String {
        if self == rounded(), abs(self) < 1e15 { return Int(self).text }
        return (self < 0 ? "−" : "") + "\(magnitude)"
    }
}

extension [Int] {
    /// "[28, 28, 1]"
    package var shapeText: String { "[" + map(String.init).joined(separator: ", ") + "]" }
    /// "28 · 28 · 1 = 784", or the number alone.
    package var countText: String { count == 1 ? self[0].text : "\(productText) = \(reduce(1, *).text)" }
    /// "28 · 28 · 1"
    package var productText: String { isEmpty ? "1" : map(\.text).joined(separator: " · ") }
}

extension [String] {
    /// "a, b or c"
    package func joined(separator: String, last: String) -> String {
        count < 2 ? joined() : dropLast().joined(separator: separator) + last + self[count - 1]
    }
}
