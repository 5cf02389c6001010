extension Collection where Element: Comparable {
    /// The place of the greatest element, counted from 0; the first of several, and 0 where there is none.
    ///
    /// Of the probabilities of classes it is the class.
    public var argmax: Int {
        guard var best = first else { return 0 }
        var place = 0
        for (index, element) in enumerated() where element > best {
            (place, best) = (index, element)
        }
        return place
    }
}

@available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *)
extension InlineArray where Element: Comparable {
    /// The place of the greatest element, counted from 0; the first of several, and 0 where there is none.
    ///
    /// Of the probabilities of classes it is the class.
    public var argmax: Int {
        var best = 0
        for place in indices where self[place] > self[best] { best = place }
        return best
    }
}
