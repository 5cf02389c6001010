/// The product of `extents`, or nil if one is negative or the product exceeds `Int`.
func checkedProduct(_ extents: some Sequence<Int>) -> Int? {
    var product = 1
    var isZero = false
    for extent in extents {
        guard extent >= 0 else { return nil }
        if extent == 0 { isZero = true; continue }
        let (value, overflow) = product.multipliedReportingOverflow(by: extent)
        guard !overflow else { return nil }
        product = value
    }
    return isZero ? 0 : product
}

/// A shape as messages show it: `28×28×1`, or `one number` for rank 0.
func describe(_ shape: [Int]) -> String {
    shape.isEmpty ? "one number" : shape.map(String.init).joined(separator: "×")
}
