/// A text with the places of its lists and numbers.
struct Scan {
    struct List {
        /// Between the parentheses or brackets.
        var inside: Range<Int>
        /// Between the commas.
        var items: [Range<Int>]
    }

    let characters: [Character]
    /// Outer ones first.
    private(set) var lists: [List] = []
    private(set) var numbers: [Range<Int>] = []

    init(_ text: String) {
        characters = Array(text)
        findLists()
        findNumbers()
    }

    func text(of range: Range<Int>) -> Substring { Substring(String(characters[range])) }

    func replacing(_ range: Range<Int>, with text: String) -> String {
        String(characters[..<range.lowerBound]) + text + String(characters[range.upperBound...])
    }

    private mutating func findLists() {
        var open: [(start: Int, commas: [Int])] = []
        for (place, character) in characters.enumerated() {
            switch character {
            case "(", "[": open.append((place + 1, []))
            case "," where !open.isEmpty: open[open.count - 1].commas.append(place)
            case ")", "]":
                guard let (start, commas) = open.popLast() else { continue }
                let starts = [start] + commas.map { $0 + 1 }, ends = commas + [place]
                lists.append(List(inside: start..<place, items: zip(starts, ends).map { $0..<$1 }))
            default: break
            }
        }
        lists.sort { $0.inside.lowerBound < $1.inside.lowerBound }
    }

    private mutating func findNumbers() {
        var start: Int?
        for place in 0...characters.count {
            let isDigit = place < characters.count && (characters[place].isNumber || characters[place] == "." && isDecimalPoint(place))
            if isDigit, start == nil, place == 0 || !isWord(characters[place - 1]) { start = place }
            if !isDigit, let first = start {
                numbers.append(first..<place)
                start = nil
            }
        }
    }

    private func isDecimalPoint(_ place: Int) -> Bool {
        place > 0 && place + 1 < characters.count && characters[place - 1].isNumber && characters[place + 1].isNumber
    }

    private func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber || character == "_" }

    /// Where the operand begins that ends before a place.
    func operandStart(before end: Int) -> Int {
        var place = end, depth = 0
        while place > 0 {
            let character = characters[place - 1]
            if ")]".contains(character) { depth += 1 }
            if "([".contains(character) { depth -= 1 }
            if depth < 0 || depth == 0 && (character == " " || character == "," || character == "\n") { break }
            place -= 1
        }
        return place
    }

    /// Where the operand ends that begins at a place.
    func operandEnd(behind start: Int) -> Int {
        var place = start, depth = 0
        while place < characters.count {
            let character = characters[place]
            if "([".contains(character) { depth += 1 }
            if ")]".contains(character) { depth -= 1 }
            if depth < 0 || depth == 0 && (character == " " || character == "," || character == "\n") { break }
            place += 1
        }
        return place
    }
}
