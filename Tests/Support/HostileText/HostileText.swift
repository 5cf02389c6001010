/// Model files that nobody would write: valid ones with mistakes made in them, and others that follow the grammar loosely.
///
/// Words, numbers and lines come from files that are given, so that mistakes are near what is meant.
package struct HostileText: Sendable {
    private let files: [[UInt8]]
    /// The distinct tokens of all files, and what is at the ends of ranges.
    private let tokens: [[UInt8]]
    private let words: [[UInt8]]

    package init(from texts: [String]) {
        files = texts.map { Array($0.utf8) }
        let own = Set(files.flatMap { file in HostileText.tokens(of: file).map { Array(file[$0]) } })
        words = own.filter { $0.first.map(isLetter) ?? false }.sorted { $0.lexicographicallyPrecedes($1) }
        tokens = own.sorted { $0.lexicographicallyPrecedes($1) } + HostileText.extremes.map { Array($0.utf8) }
    }

    private static let extremes = [
        "0", "-1", "1e400", "-1e-400", "0.5", "9_223_372_036_854_775_807", "9223372036854775808", "2_147_483_648", "1_000_000", "65_536", "1__0",
        "0x10", "1.", ".5", "1e", "nan", "inf", "[]", "[[]]", "()", "((", "\"", "\"\\", "/*", "*/", "//", "///", "...", "..<", "..", "->", "==", "\0", "\t", "\r",
        "é", "数", "\u{202E}", "\u{FEFF}", "'", ";", "#", "$", "@", "\\", "~", "^", "%", "!",
    ]

    /// The file of a seed; half of them are mutated, half made.
    package func bytes(seed: UInt64) -> [UInt8] {
        var random = SplitMix(state: seed)
        var bytes = random.chance(0.5) ? random.element(of: files) : made(&random)
        for _ in 0..<random.int(in: 0...6) { mutate(&bytes, &random) }
        return bytes
    }
}

/// Mistakes in a file.
extension HostileText {
    private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
        guard bytes.count < 1 << 20 else { return }
        let places = HostileText.tokens(of: bytes)
        func place() -> Range<Int> { places.isEmpty ? 0..<0 : random.element(of: places) }
        func range(upTo most: Int) -> Range<Int> {
            let start = random.int(in: 0...bytes.count)
            return start..<min(bytes.count, start + random.int(in: 0...most))
        }
        switch random.int(in: 0...11) {
        case 0: bytes.removeSubrange(place())
        case 1, 2, 3: bytes.replaceSubrange(place(), with: random.element(of: tokens))
        case 4:
            let place = place()
            bytes.insert(contentsOf: bytes[place], at: place.upperBound)
        case 5:
            let (one, other) = (place(), place())
            let (first, second) = one.lowerBound < other.lowerBound ? (one, other) : (other, one)
            guard first.upperBound <= second.lowerBound else { return }
            let (a, b) = (Array(bytes[first]), Array(bytes[second]))
            bytes.replaceSubrange(second, with: a)
            bytes.replaceSubrange(first, with: b)
        case 6: bytes.insert(UInt8(random.int(in: 0...255)), at: random.int(in: 0...bytes.count))
        case 7: bytes.removeSubrange(range(upTo: 40))
        case 8: bytes.removeSubrange(random.int(in: 0...bytes.count)...)
        case 9:
            let other = random.element(of: files), start = random.int(in: 0...other.count)
            bytes.insert(contentsOf: other[start..<min(other.count, start + random.int(in: 0...300))], at: random.int(in: 0...bytes.count))
        case 10:
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            let line = Array(random.element(of: lines)) + [UInt8(ascii: "\n")], most = random.chance(0.1) ? 3000 : 4
            let again = Array(repeatElement(line, count: random.int(in: 1...most)).joined())
            bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
            let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
            bytes.insert(contentsOf: again, at: ends.isEmpty ? 0 : random.element(of: ends) + 1)
        default:
            let (open, close) = random.element(of: [("(", ")"), ("[", "]"), ("-", ""), ("relu(", ")"), ("", " + 1"), ("{", "}")])
            let depth = random.chance(0.1) ? 5000 : random.int(in: 1...5), place = place()
            bytes.insert(contentsOf: String(repeating: close, count: depth).utf8, at: place.upperBound)
            bytes.insert(contentsOf: String(repeating: open, count: depth).utf8, at: place.lowerBound)
        }
    }
}

/// Files by the grammar, with whatever words.
extension HostileText {
    private func made(_ random: inout SplitMix) -> [UInt8] {
        var text = ""
        for _ in 0..<random.int(in: 0...3) {
            text += random.element(of: [
                "activation \(word(&random))(\(list(&random, depth: 1))) = \(expression(&random, depth: 4))\n",
                "loss \(word(&random))(y, target) = \(expression(&random, depth: 4))\n",
                "const \(word(&random)) = \(expression(&random, depth: 3))\n",
                "block \(word(&random))(\(list(&random, depth: 1))) {\n\(lines(&random))}\n",
            ])
        }
        let train = random.chance(0.6) ? "    train {\n\(lines(&random))    }\n" : ""
        let input = random.chance(0.8) ? "    input x: [\(list(&random, depth: 0))]\n" : ""
        return Array((text + "model \(word(&random)) {\n\(input)\(lines(&random))\(train)}\n").utf8)
    }

    private func lines(_ random: inout SplitMix) -> String {
        (0..<random.int(in: 0...7)).map { _ in
            let value = random.chance(0.7) ? "\(word(&random))(\(list(&random, depth: 2)))" : expression(&random, depth: 3)
            let head = random.element(of: ["", "", "", "", "let \(word(&random)) = ", "output ", "output \(word(&random)) = ", "input \(word(&random)): ", "\(word(&random)): "])
            return "    " + head + value + "\n"
        }.joined()
    }

    private func list(_ random: inout SplitMix, depth: Int) -> String {
        (0..<random.int(in: 0...3)).map { _ in
            (random.chance(0.4) ? "\(word(&random)): " : "") + expression(&random, depth: depth)
        }.joined(separator: ", ")
    }

    private func expression(_ random: inout SplitMix, depth: Int) -> String {
        guard depth > 0 else { return random.chance(0.5) ? word(&random) : "\(random.int(in: -1...9))" }
        return switch random.int(in: 0...8) {
        case 0, 1: word(&random)
        case 2: random.element(of: HostileText.extremes)
        case 3: "\(random.int(in: 0...300))"
        case 4: "(\(expression(&random, depth: depth - 1)))"
        case 5: "[\(list(&random, depth: depth - 1))]"
        case 6: "\(word(&random))(\(list(&random, depth: depth - 1)))"
        default: "\(expression(&random, depth: depth - 1)) \(random.element(of: ["+", "-", "*", "/", "^", "<", "==", "..<", "..."])) \(expression(&random, depth: depth - 1))"
        }
    }

    private func word(_ random: inout SplitMix) -> String { String(decoding: random.element(of: words), as: UTF8.self) }
}

/// Words, numbers and signs, near enough.
extension HostileText {
    private static func tokens(of bytes: [UInt8]) -> [Range<Int>] {
        var tokens: [Range<Int>] = [], position = 0
        while position < bytes.count {
            let start = position
            position += 1
            if bytes[start] <= UInt8(ascii: " ") { continue }
            if isLetter(bytes[start]) { while position < bytes.count, isLetter(bytes[position]) { position += 1 } }
            tokens.append(start..<position)
        }
        return tokens
    }
}

private func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
    default: false
    }
}
