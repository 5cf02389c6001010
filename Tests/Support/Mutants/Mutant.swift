/// A place of the compiler's source, and a mistake that could have been made there.
package struct Mutant: Hashable, Sendable {
    package var name: String
    /// The path of the source in the package.
    package var file: String
    /// Filters of tests, one of which has to fail; in order.
    package var tests: [String]
    /// The text around the place, by which it is found.
    var before: String
    var original: String
    var replacement: String
    var after: String
    /// Whether the place holds statements rather than an expression.
    var isStatement: Bool

    /// Where the original lies in the file's text; throws unless it is there exactly once.
    func range(in text: String) throws(MutantMistake) -> Range<String.Index> {
        let places = text.ranges(of: before + original + after)
        guard places.count == 1 else {
            throw MutantMistake("\(name): its snippet is in \(file) \(places.count) times, not once")
        }
        let start = text.index(places[0].lowerBound, offsetBy: before.count)
        return start..<text.index(start, offsetBy: original.count)
    }
}

/// What is wrong with a table of mutants.
package struct MutantMistake: Error, Equatable, CustomStringConvertible {
    package var description: String
    init(_ description: String) { self.description = description }
}
