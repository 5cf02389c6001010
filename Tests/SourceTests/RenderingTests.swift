import Source
import Testing

private func render(_ text: String, _ start: Int, _ end: Int, path: String = "m.nnd") -> String {
    Diagnostic(.error, code: .wrongType, "wrong", at: Span(start: start, end: end))
        .rendered(in: SourceFile(path: path, text: text))
}

/// The example of the language's description, to the letter.
@Test func rendersTheExample() throws {
    let text = """
        model Digits {
            input image: [28, 28, 1]

            // first
            conv(filters: 32, size: 5, stride: 2)
        }

        """
    let layer = try #require(text.firstRange(of: "conv(filters: 32, size: 5, stride: 2)"))
    let start = text.utf8.distance(from: text.startIndex, to: layer.lowerBound)
    let diagnostic = Diagnostic(
        .error, code: .windowDoesNotTile, "a window of 5 with stride 2 does not tile 28 pixels padded by 0",
        at: Span(start: start, end: start + 37),
        notes: ["(28 − 5 + 2·0) / 2 + 1 = 12.5 is not a whole number"],
        help: ["size: 4, size: 6, stride: 1 or pad: [0, 1] would fit"])
    #expect(
        diagnostic.rendered(in: SourceFile(path: "models/digits.nnd", text: text)) == """
            models/digits.nnd:5:5: error: a window of 5 with stride 2 does not tile 28 pixels padded by 0 [window-does-not-tile]
              5 |     conv(filters: 32, size: 5, stride: 2)
                |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
              note: (28 − 5 + 2·0) / 2 + 1 = 12.5 is not a whole number
              help: size: 4, size: 6, stride: 1 or pad: [0, 1] would fit

            """)
}

@Test func showsTheOtherPlaceOfANote() {
    let text = String(repeating: "\n", count: 8) + "let a = 1\nlet a = 2\n"
    let diagnostic = Diagnostic(
        .warning, code: .duplicateName, "`a` is named twice", at: Span(start: 22, end: 23),
        notes: [Note("the first is here", at: Span(start: 12, end: 13))])
    #expect(
        diagnostic.rendered(in: SourceFile(path: "m.nnd", text: text)) == """
            m.nnd:10:5: warning: `a` is named twice [duplicate-name]
              10 | let a = 2
                 |     ^
              note: the first is here
              9 | let a = 1
                |     ^

            """)
}

@Test(arguments: [
    // Tabs reach to the next multiple of four, wide characters take two columns, combining ones none.
    ("\tx y", 1, 4, "1:2", "    x y", "    ^~~"),
    ("ab\tx", 3, 4, "1:4", "ab  x", "    ^"),
    ("漢字 x", 7, 8, "1:4", "漢字 x", "     ^"),
    ("漢字 x", 3, 6, "1:2", "漢字 x", "  ^~"),
    ("e\u{301}x", 3, 4, "1:3", "e\u{301}x", " ^"),
    // The end of a line, of the file, and a span over several lines.
    ("ab", 2, 2, "1:3", "ab", "  ^"),
    ("ab\n", 3, 3, "2:1", "", "^"),
    ("ab\r\ncd", 2, 4, "1:3", "ab", "  ^"),
    ("f(\n1)", 0, 5, "1:1", "f(", "^~"),
    ("f(\n1)", 3, 4, "2:1", "1)", "^"),
    // What would act on a terminal is shown as a picture.
    ("a\u{1B}[31mb", 0, 1, "1:1", "a␛[31mb", "^"),
    ("a\u{7F}\u{202E}b", 5, 6, "1:4", "a␡\u{FFFD}b", "   ^"),
])
func marksPlaces(text: String, start: Int, end: Int, place: String, line: String, mark: String) {
    let number = place.prefix { $0 != ":" }
    let shown = line.isEmpty ? "  \(number) |" : "  \(number) | \(line)"
    #expect(render(text, start, end) == "m.nnd:\(place): error: wrong [wrong-type]\n\(shown)\n    | \(mark)\n")
}

@Test func showsBytesThatAreNotText() {
    let file = SourceFile(path: "m.nnd", bytes: [0x61, 0xFF, 0xC3, 0x62])
    let diagnostic = Diagnostic(.error, code: .wrongType, "wrong", at: Span(start: 3, end: 4))
    #expect(diagnostic.rendered(in: file).hasSuffix("\n  1 | a\u{FFFD}\u{FFFD}b\n    |    ^\n"))
}

@Test(arguments: [0, 5, 100, 119, 120, 150, 1_000, 5_000, 99_990, 99_999, 100_000])
func trimsLongLines(offset: Int) throws {
    let digits = String(repeating: "0123456789", count: 10_000)
    let lines = render(digits, offset, min(offset + 300, 100_000)).split(separator: "\n").map(String.init)
    try #require(lines.count == 3)
    #expect(lines[0] == "m.nnd:1:\(offset + 1): error: wrong [wrong-type]")
    #expect(lines[1].count <= 6 + 122 && lines[2].count <= 6 + 122)
    #expect(lines[1].hasPrefix("  1 | …") == (offset > 40))
    #expect(lines[1].hasSuffix("…") == (offset < 99_900))
    let column = try #require(lines[2].firstIndex(of: "^")).utf16Offset(in: lines[2])
    let marked = Array(lines[1]).dropFirst(column).first
    #expect(marked == (offset < 100_000 ? Character("\(offset % 10)") : nil))
}

@Test func neutralisesMessagesAndPaths() {
    let diagnostic = Diagnostic(
        .error, code: .wrongType, "no `\u{1B}]0;x`", at: Span(at: 0), notes: ["a\nb"], help: ["c\rd"])
    #expect(
        diagnostic.rendered(in: SourceFile(path: "a\nb.nnd", text: "x"))
            == "a␊b.nnd:1:1: error: no `␛]0;x` [wrong-type]\n  1 | x\n    | ^\n  note: a␊b\n  help: c␍d\n")
}

@Test func paintsParts() {
    let style = DiagnosticStyle { text, part in "<\(part)>\(text)</>" }
    let diagnostic = Diagnostic(.warning, code: .unused, "odd", at: Span(start: 1, end: 3), notes: ["n"], help: ["h"])
    #expect(
        diagnostic.rendered(in: SourceFile(path: "m.nnd", text: "abc"), style: style) == """
            <location>m.nnd:1:2:</> <warning>warning:</> <message>odd</> <gutter>[unused]</>
              <gutter>1 |</> abc
              <gutter>  |</>  <underline>^~</>
              <note>note:</> n
              <help>help:</> h

            """)
}
