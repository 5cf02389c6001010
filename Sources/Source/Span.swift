/// A range of UTF-8 offsets in a source file.
package struct Span: Hashable, Sendable {
    package var lowerBound: Int
    package var upperBound: Int
    package init(_ range: Range<Int>) { (lowerBound, upperBound) = (range.lowerBound, range.upperBound) }
}
