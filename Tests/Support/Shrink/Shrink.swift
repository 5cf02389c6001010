/// The smallest text found that still fails, of one that does: by leaving out lines and arguments, undoing names,
/// keeping one side of an operator, and making numbers smaller, until nothing of that can be done and fail still.
///
/// `fails` decides, also whether a text is one at all: one that is not valid should not fail.
package func shrunk(_ text: String, while fails: (String) throws -> Bool) rethrows -> String {
    var best = text
    var changed = true
    while changed {
        changed = false
        for edits in Edit.passes {
            var start = 0
            // After an edit the places behind it are others, so that the candidates are found anew from there on.
            while let (candidate, place) = try edits(best).enumerated().dropFirst(start).first(where: {
                try $0.element.isSmaller(than: best) && fails($0.element)
            }).map({ ($0.element, $0.offset) }) {
                (best, start, changed) = (candidate, place, true)
            }
        }
    }
    return best
}

extension String {
    /// Fewer characters, or as many with smaller numbers: what makes every search end.
    fileprivate func isSmaller(than other: String) -> Bool { (count, self) < (other.count, other) }
}

/// Ways to make a text smaller; each gives its candidates, those that take away most first.
enum Edit {
    static let passes: [@Sendable (String) -> [String]] = [
        linesLeftOut, namesUndone, argumentsLeftOut, argumentListsLeftOut, sidesOfOperators, numbersMadeSmaller, oneNumberMadeSmaller,
    ]

    /// Without some lines; braces stay in balance.
    static func linesLeftOut(_ text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let depths = lines.reduce(into: [0]) { depths, line in
            depths.append(depths.last! + line.count { $0 == "{" } - line.count { $0 == "}" })
        }
        return (1...lines.count).reversed().flatMap { size in
            (0...lines.count - size).compactMap { start in
                let part = depths[start...start + size]
                guard part.first == part.last, part.min() == part.first else { return nil }
                return (lines[..<start] + lines[(start + size)...]).joined(separator: "\n")
            }
        }
    }

    /// With a layer's line in place of `let a = …`, or without the line, and the name `it` where it was read.
    static func namesUndone(_ text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return lines.indices.flatMap { index -> [String] in
            let words = lines[index].split(separator: " ", maxSplits: 3)
            guard words.count == 4, words[2] == "=", words[0] == "let" || words[0] == "output" else { return [] }
            let (before, behind) = (lines[..<index], lines[(index + 1)...])
            func renamed(_ lines: ArraySlice<String>) -> [String] { lines.map { $0.replacingWord(String(words[1]), with: "it") } }
            return [before + renamed(behind), before + [String(words[3])] + renamed(behind), before + [String(words[3])] + behind]
                .map { $0.joined(separator: "\n") }
        }
    }

    /// Without one item of a list in parentheses or brackets.
    static func argumentsLeftOut(_ text: String) -> [String] {
        let scan = Scan(text)
        return scan.lists.flatMap { list -> [String] in
            guard list.items.count > 1 else { return [] }
            return list.items.indices.map { index in
                let others = list.items.indices.filter { $0 != index }.map { scan.text(of: list.items[$0]).drop { $0 == " " } }
                return scan.replacing(list.inside, with: others.joined(separator: ", "))
            }
        }
    }

    /// Without parentheses and what is inside.
    static func argumentListsLeftOut(_ text: String) -> [String] {
        let scan = Scan(text)
        return scan.lists.map { scan.replacing($0.inside.lowerBound - 1..<$0.inside.upperBound + 1, with: "") }
            + scan.lists.map { scan.replacing($0.inside.lowerBound - 1..<$0.inside.upperBound + 1, with: String(scan.text(of: $0.inside))) }
    }

    /// With one side alone of an operator; a side is a word, a number, a call or something in parentheses.
    static func sidesOfOperators(_ text: String) -> [String] {
        let scan = Scan(text)
        return scan.characters.indices.dropFirst().dropLast().flatMap { place -> [String] in
            guard "+-*/^".contains(scan.characters[place]), scan.characters[place - 1] == " ", scan.characters[place + 1] == " "
            else { return [] }
            return [
                scan.replacing(scan.operandStart(before: place - 1)..<place + 2, with: ""),
                scan.replacing(place - 1..<scan.operandEnd(behind: place + 2), with: ""),
            ]
        }
    }

    /// With a number made smaller wherever it stands.
    static func numbersMadeSmaller(_ text: String) -> [String] {
        let scan = Scan(text)
        let numbers = Set(scan.numbers.map { String(scan.text(of: $0)) })
        return numbers.sorted().flatMap { number in
            smaller(number).map { less in
                scan.numbers.reversed().reduce(text) { text, range in
                    scan.text(of: range) == Substring(number) ? Scan(text).replacing(range, with: less) : text
                }
            }
        }
    }

    static func oneNumberMadeSmaller(_ text: String) -> [String] {
        let scan = Scan(text)
        return scan.numbers.flatMap { range in smaller(String(scan.text(of: range))).map { scan.replacing(range, with: $0) } }
    }

    private static func smaller(_ number: String) -> [String] {
        guard let value = Int(number) else { return ["1", "2"] }
        return Set([1, 2, value / 2, value - 1]).filter { $0 >= 0 && $0 < value }.sorted().map(String.init)
    }
}

extension String {
    fileprivate func replacingWord(_ word: String, with other: String) -> String {
        var result = "", current = ""
        for character in self + "\n" {
            if character.isLetter || character.isNumber || character == "_" { current.append(character); continue }
            result += (current == word ? other : current) + String(character)
            current = ""
        }
        return String(result.dropLast())
    }
}
