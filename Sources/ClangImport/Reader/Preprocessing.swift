import Source

/// What the preprocessor is asked to do in a file, judged before clang does it: directives can read any file and
/// multiply a few lines beyond all memory.
package struct Preprocessing {
    /// The largest file, in bytes.
    static let maximumBytes = 1 << 18
    /// The most words and signs of a file, with its macros opened.
    static let maximumTokens = 4_096
    /// The same for one function, in which clang may nest once for each.
    static let maximumTokensOfFunction = 1_024
    /// The headers whose macros do not multiply what they are given.
    package static let headers = ["float.h", "limits.h", "math.h", "stdbool.h", "stddef.h", "stdint.h", "stdlib.h"]
    /// The macros of these headers that take something; the reader knows none of them.
    static let macrosOfHeaders: Set<String> = [
        "fpclassify", "isfinite", "isinf", "isnan", "isnormal", "signbit", "iszero", "issubnormal", "issignaling", "iseqsig",
        "isgreater", "isgreaterequal", "isless", "islessequal", "islessgreater", "isunordered", "iscanonical",
    ]

    private let text: CText
    private let tokens: [CText.Token]
    /// The words and signs that each macro of the file stands for, at most.
    private var macros: [String: [String]] = [:]
    private var uses: [(word: String?, range: Range<Int>)] = []

    /// Throws what the file may not ask for.
    static func check(_ file: SourceFile) throws(Refusal) {
        guard file.bytes.count <= maximumBytes else {
            throw Refusal(
                .cTooLarge, "this file is too large for a formula", at: Span(at: 0),
                notes: ["a file in C may have 256 KiB, and this has \(file.bytes.count / 1024)"])
        }
        var check = Preprocessing(CText(file.bytes[...]))
        try check.readLines()
        try check.count()
    }

    private init(_ text: CText) {
        self.text = text
        tokens = text.tokens
    }

    private mutating func readLines() throws(Refusal) {
        if let strange = tokens.first(where: { $0.kind == .strange }) {
            throw Refusal(
                .cCharacter, "this character does not stand for anything in C", at: text.span(strange.range),
                help: ["outside of comments, C is written in ASCII"])
        }
        for line in tokens.split(whereSeparator: { $0.kind == .lineEnd }) {
            let signs = line.prefix(2).map(text.string)
            if signs.first == "#" {
                try readDirective(line.dropFirst())
            } else if signs == ["%", ":"] {
                try readDirective(line.dropFirst(2))
            } else {
                use(line)
            }
        }
    }

    private mutating func use(_ tokens: ArraySlice<CText.Token>) {
        for token in tokens { uses.append((token.kind == .word ? text.string(token) : nil, token.range)) }
    }

    private mutating func readDirective(_ line: ArraySlice<CText.Token>) throws(Refusal) {
        guard let word = line.first else { return }
        let rest = line.dropFirst()
        switch text.string(word) {
        case "include": try readInclude(rest)
        case "define": try readDefine(rest)
        case "undef", "if", "ifdef", "ifndef", "elif", "elifdef", "elifndef", "else", "endif":
            use(rest)
        case let name:
            throw directive("#\(name)", at: word)
        }
    }

    private func directive(_ name: String, at token: CText.Token) -> Refusal {
        Refusal(
            .cDirective, "`\(name)` has no place in a file of functions that become formulas", at: text.span(token.range),
            help: ["#include <math.h>, #define NAME NUMBER and #if would fit"])
    }

    private func readInclude(_ rest: ArraySlice<CText.Token>) throws(Refusal) {
        guard let first = rest.first else { return }
        let line = text.line(from: first.range.lowerBound)
        if Self.headers.contains(where: { line.hasPrefix("<\($0)>") }) { return }
        let name = line.prefix { $0 != ">" } + (line.contains(">") ? ">" : "")
        throw Refusal(
            .cInclude, "a file of C functions stands by itself, and does not include `\(name)`",
            at: text.span(first.range.lowerBound..<first.range.lowerBound + name.utf8.count),
            notes: [Note("it may include \(Self.headers.map { "<\($0)>" }.joined(separator: " "))")],
            help: name == "\"math.h\"" ? ["#include <math.h>"] : [])
    }

    private mutating func readDefine(_ rest: ArraySlice<CText.Token>) throws(Refusal) {
        guard let name = rest.first else { return }
        let body = rest.dropFirst()
        if let next = body.first, next.range.lowerBound == name.range.upperBound, text.string(next) == "(" {
            let word = text.string(name)
            throw Refusal(
                .cMacro, "`\(word)` is a macro with parameters, which formulas cannot call", at: text.span(name.range),
                help: ["a function would fit: static float \(word.lowercased())(float x) { return …; }"])
        }
        for token in rest { uses.append((nil, token.range)) }
        let words = body.map { $0.kind == .word ? text.string($0) : "" }
        // Of a macro that is defined twice, both: a bound is wanted.
        macros[text.string(name), default: []] += words
    }

    private func count() throws(Refusal) {
        var sizes: [String: Int] = [:]
        var (count, ofFunction, depth) = (0, 0, 0)
        for (place, use) in uses.enumerated() {
            var size = 1
            if let word = use.word {
                if word.hasPrefix("__has_") || word == "_Pragma" { throw directive(word, at: CText.Token(kind: .word, range: use.range)) }
                if Self.macrosOfHeaders.contains(word), place + 1 < uses.count, text.bytes[uses[place + 1].range].elementsEqual("(".utf8) {
                    throw .macro(word, at: text.span(use.range))
                }
                if let own = loop(from: word, &sizes) {
                    throw Refusal(.cMacro, "the macro `\(own)` stands for itself", at: text.span(use.range))
                }
                size = sizes[word] ?? 1
            }
            (count, ofFunction) = (count + size, ofFunction + size)
            guard count <= Self.maximumTokens else { throw tooLarge("file", Self.maximumTokens, at: use.range) }
            guard ofFunction <= Self.maximumTokensOfFunction else {
                throw tooLarge("function", Self.maximumTokensOfFunction, at: use.range)
            }
            switch text.bytes[use.range.lowerBound] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth = max(0, depth - 1)
                if depth == 0 { ofFunction = 0 }
            case UInt8(ascii: ";"): if depth == 0 { ofFunction = 0 }
            default: break
            }
        }
    }

    private func tooLarge(_ what: String, _ limit: Int, at range: Range<Int>) -> Refusal {
        Refusal(
            .cTooLarge, "this \(what) is too large for a formula", at: text.span(range),
            notes: [Note("a \(what) in C may have \(limit) words and signs, its macros opened")])
    }

    /// Finds how many words and signs `word` stands for, none known while that is being found; a macro that stands
    /// for itself, if there is one.
    private func loop(from word: String, _ sizes: inout [String: Int]) -> String? {
        guard let body = macros[word] else { return nil }
        if let size = sizes[word] { return size == 0 ? word : nil }
        sizes[word] = 0
        var size = 1
        for part in body {
            if let own = loop(from: part, &sizes) { return own }
            size = min(size + (sizes[part] ?? 1), Self.maximumTokens + 1)
        }
        sizes[word] = size
        return nil
    }
}
