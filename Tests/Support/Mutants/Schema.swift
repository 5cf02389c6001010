/// A source that can run as it is or with one of its mutants: each place chooses when it is reached, so that one build
/// serves all ("mutant schemata", Untch, Offutt and Harrold 1993).
package enum Schema {
    /// The text with every place of its mutants made a choice.
    package static func text(_ text: String, choosing mutants: [Mutant]) throws(MutantMistake) -> String {
        var places: [(range: Range<String.Index>, mutants: [Mutant])] = []
        for mutant in mutants {
            let range = try mutant.range(in: text)
            if let same = places.firstIndex(where: { $0.range == range && $0.mutants[0].isStatement == mutant.isStatement }) {
                places[same].mutants.append(mutant)
            } else if let other = places.first(where: { $0.range.overlaps(range) }) {
                throw MutantMistake("\(mutant.name) overlaps \(other.mutants[0].name)")
            } else {
                places.append((range, [mutant]))
            }
        }
        var result = text
        for (range, mutants) in places.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            result.replaceSubrange(range, with: choice(between: mutants))
        }
        return result
    }

    private static func choice(between mutants: [Mutant]) -> String {
        let original = mutants[0].original
        if mutants[0].isStatement {
            return mutants.map { "if isMutant(\"\($0.name)\") { \($0.replacement) } else " }.joined() + "{ \(original) }"
        }
        return mutants.reduce("(\(original))") { "(isMutant(\"\($1.name)\") ? (\($1.replacement)) : \($0))" }
    }

    /// The function that the choices call, for every module that has mutants.
    package static let chooser = """
        import Foundation

        private let chosen = ProcessInfo.processInfo.environment["\(variable)"]

        func isMutant(_ name: String) -> Bool { name == chosen }

        """

    /// The variable of the environment that chooses a mutant.
    package static let variable = "NNC_MUTANT"
}
