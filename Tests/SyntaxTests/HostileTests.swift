import Source
import Syntax
import Testing

/// Reads bytes, shows what is to be said of them, and checks that every place lies within the file.
@discardableResult
func readHostile(_ bytes: [UInt8]) -> [Diagnostic] {
    let file = SourceFile(path: "m.nnd", bytes: bytes)
    var diagnostics = Diagnostics()
    let tree = ModelFile(parsing: file, reporting: &diagnostics)
    #expect(!diagnostics.rendered(in: file).isEmpty || !diagnostics.hasErrors)
    #expect(diagnostics.sorted.allSatisfy { $0.span.end <= bytes.count })
    if !diagnostics.hasErrors {
        var ignored = Diagnostics()
        if let once = format(file, reporting: &ignored) {
            #expect(read(once).outline == tree.outline)
            #expect(formatted(once) == once)
        } else {
            Issue.record("a sound file is formatted")
        }
    }
    return diagnostics.sorted
}

func readHostile(_ text: String) -> [Diagnostic] { readHostile(Array(text.utf8)) }

/// What repeats, how often at most before the nesting limit must speak, and where.
@Test(arguments: [
    "(", "[", "f(", "f(a: [", "-", "- -", "1 + ", "a ^ ", "a < (", "x * (", "[[], ", "f(1, ",
])
func boundsNesting(unit: String) {
    let diagnostics = readHostile("model M {\n    " + String(repeating: unit, count: 100_000) + "\n}\n")
    #expect(diagnostics.map(\.code) == [.nestedTooDeeply])
    #expect(diagnostics.first?.message == "an expression nests at most 128 operators and brackets")
}

@Test(arguments: [
    ("(", "1", ")"), ("[", "", "]"), ("f(", "", ")"), ("-", "x", ""), ("", "x", " + x"), ("x ^ ", "x", ""),
])
func allowsNestingUpToTheLimit(open: String, leaf: String, close: String) {
    func text(_ depth: Int) -> String {
        "const a = " + String(repeating: open, count: depth) + leaf + String(repeating: close, count: depth) + "\n"
    }
    #expect(readHostile(text(100)).isEmpty)
    #expect(readHostile(text(140)).map(\.code) == [.nestedTooDeeply])
}

@Test func goesOnAfterTooDeepNesting() {
    let deep = String(repeating: "[", count: 1000)
    let (outline, messages) = read("model M {\n    let a = \(deep)\n    dense(3 4)\n}\nmodel N {\n}\n")
    #expect(messages.ranges(of: ": error: ").count == 2)
    #expect(outline == "model M\n    let a = ‹invalid›\n    (dense 3 4)\nmodel N\n")
}

@Test(arguments: ["{", "}", "model M {\n", ")", "]", "\"", "'", "@", "é", ".", ",", "train {\n", "/*", "\u{1B}[31m"])
func limitsErrors(unit: String) {
    let diagnostics = readHostile("model M {\n" + String(repeating: unit + "\n", count: 50_000))
    #expect((1...100).contains(diagnostics.count))
}

@Test func saysThatThereAreMoreErrors() {
    let file = SourceFile(
        path: "m.nnd", text: "model M {\n" + String(repeating: "    dense(1 2)\n", count: 101) + "}\n")
    var diagnostics = Diagnostics()
    _ = ModelFile(parsing: file, reporting: &diagnostics)
    #expect(diagnostics.errorCount == 100)
    #expect(diagnostics.rendered(in: file).hasSuffix("m.nnd: error: more than 100 errors; the rest is not shown\n"))
}

/// An eighth of a megabyte of one kind of thing is read, and said little of. (Time that grew as its square would be minutes.)
@Test(
    arguments: [
        ("\n", nil), (" ", nil), ("1,", nil), ("// a\n", nil), ("[],", nil), ("[1],\n", nil),
        ("a\n", .unclosedBracket), ("x", .malformedName), ("9", .numberTooLarge), ("1e", .malformedNumber),
    ] as [(String, DiagnosticCode?)])
func readsLargeFiles(unit: String, code: DiagnosticCode?) {
    let count = (1 << 17) / unit.utf8.count
    let text = "const a = [\n" + String(repeating: unit, count: count) + "\n]\n"
    let file = SourceFile(path: "m.nnd", text: text)
    var diagnostics = Diagnostics()
    let tree = ModelFile(parsing: file, reporting: &diagnostics)
    #expect(tree.declarations.count == 1)
    #expect(diagnostics.sorted.map(\.code) == (code.map { [$0] } ?? []))
    #expect(diagnostics.rendered(in: file).utf8.count < 1000)
    #expect((format(file, reporting: &diagnostics) == nil) == (code != nil))
}

@Test func refusesTooLargeFiles() {
    let diagnostics = readHostile([UInt8](repeating: UInt8(ascii: "a"), count: 50 << 20))
    #expect(diagnostics.map(\.code) == [.fileTooLarge])
    #expect(diagnostics.first?.message == "a model file has at most 4 MiB; this one is larger")
}

@Test(
    arguments: [
        ([0xFF], 0, "FF"), ([0x80], 0, "80"), ([0x61, 0xC3], 1, "C3"), ([0xC0, 0xAF], 0, "C0"),
        ([0xED, 0xA0, 0x80], 0, "ED"),
        ([0x2F, 0x2F, 0xE2, 0x82], 2, "E2"), ([0xF5, 0x80, 0x80, 0x80], 0, "F5"),
    ] as [([UInt8], Int, String)])
func refusesWhatIsNotUTF8(bytes: [UInt8], offset: Int, value: String) {
    let diagnostics = readHostile(Array("const a = 1\n".utf8) + bytes)
    #expect(diagnostics.map(\.message) == ["byte \(12 + offset), 0x\(value), is not part of UTF-8 text"])
    #expect(diagnostics.first?.span == Span(start: 12 + offset, end: 13 + offset))
}

@Test func refusesBinaryFiles() {
    let diagnostics = readHostile([0x7F, 0x45, 0x4C, 0x46, 0, 0xFF])
    #expect(diagnostics.map(\.message) == ["byte 4 is 0: this is not a text file"])
}

@Test(arguments: ["", "\n", "\u{FEFF}", "// only a comment", "\r", "\r\n\r\n", "\t \t"])
func emptyFilesAreSound(text: String) {
    #expect(readHostile(text).isEmpty)
    #expect(read(text).outline == "")
}

@Test(arguments: ["\n", "\r\n", "\r"])
func lineBreaksAreEqual(lineBreak: String) {
    let text = Example.graphs.text.replacing("\n", with: lineBreak)
    #expect(read("\u{FEFF}" + text) == (Example.graphs.outline, ""))
    #expect(formatted(text) == formatted(Example.graphs.text))
}

@Test(arguments: Example.all)
func truncatedFilesDoNotCrash(example: Example) {
    let bytes = Array(example.text.utf8)
    for count in 0..<bytes.count { readHostile(Array(bytes[..<count])) }
}

@Test(arguments: Array(0..<20))
func mutatedFilesDoNotCrash(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let signs = Array("{}()[],:=\"/\n -^<.x0\r\t".utf8)
    for _ in 0..<60 {
        var bytes = Array(Example.all[Int.random(in: 0..<Example.all.count, using: &random)].text.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes[place] = signs[Int.random(in: 0..<signs.count, using: &random)]
            case 2: bytes.insert(signs[Int.random(in: 0..<signs.count, using: &random)], at: place)
            case 3: bytes.removeSubrange(place..<end)
            default: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0..<bytes.count, using: &random))
            }
            if bytes.isEmpty { break }
        }
        readHostile(bytes)
    }
}
