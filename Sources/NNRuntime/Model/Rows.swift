/// Numbers of several examples, or of the steps of a sequence: a row each.
///
///     for row in try digits.predict(image: scans) { print(row.argmax) }
public struct Rows<Element: Sendable>: RandomAccessCollection, Sendable {
    /// All elements, row by row.
    public let elements: [Element]
    /// Elements a row.
    public let width: Int
    /// The number of rows.
    public let count: Int

    /// Rows of `width` elements; what is left over behind the last whole row belongs to none.
    public init(_ elements: [Element], width: Int) {
        self.elements = elements
        self.width = Swift.max(width, 0)
        count = width > 0 ? elements.count / width : 0
    }

    /// 0.
    public var startIndex: Int { 0 }
    /// The number of rows.
    public var endIndex: Int { count }

    /// The row at `index`, counted from 0.
    public subscript(index: Int) -> Row {
        precondition(indices.contains(index), "row \(index) of \(count)")
        return Row(base: elements, start: index * width, count: width)
    }

    /// The elements of one example or one step, counted from 0.
    public struct Row: RandomAccessCollection, Sendable {
        fileprivate let base: [Element]
        fileprivate let start: Int
        /// The number of elements.
        public let count: Int

        /// 0.
        public var startIndex: Int { 0 }
        /// The number of elements.
        public var endIndex: Int { count }

        /// The element at `index`, counted from 0.
        public subscript(index: Int) -> Element {
            precondition(indices.contains(index), "element \(index) of \(count)")
            return base[start + index]
        }
    }
}

extension Rows: Equatable where Element: Equatable {}

extension Rows.Row: Equatable where Element: Equatable {
    /// Whether both have the same elements.
    public static func == (a: Self, b: Self) -> Bool { a.elementsEqual(b) }
}
