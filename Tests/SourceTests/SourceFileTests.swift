import Source
import Testing

@Test(arguments: [
    ("", 0, 1, 1),
    ("ab\ncd", 0, 1, 1), ("ab\ncd", 2, 1, 3), ("ab\ncd", 3, 2, 1), ("ab\ncd", 5, 2, 3), ("ab\ncd", 99, 2, 3),
    ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1), ("a\n\n\nb", 4, 4, 1), ("a\n", 2, 2, 1),
    ("\t\tx", 2, 1, 3),
    ("é×漢x", 7, 1, 4), ("é×漢x", 2, 1, 2),
])
func placesAreLinesAndCharacters(text: String, offset: Int, line: Int, column: Int) {
    let file = SourceFile(path: "m.nnd", text: text)
    #expect(file.position(of: offset).line == line)
    #expect(file.position(of: offset).column == column)
    #expect(file.line(of: offset) == line)
}

@Test func linesEndAtAnyLineBreak() {
    let file = SourceFile(path: "m.nnd", text: "one\ntwo\r\nthree\rfour\n")
    #expect(file.lineCount == 5)
    #expect((1...5).map { file.text(file.lineSpan($0)) } == ["one", "two", "three", "four", ""])
}

@Test func textIsRepaired() {
    let file = SourceFile(path: "m.nnd", bytes: [0x61, 0xFF, 0x62])
    #expect(file.text(Span(start: 0, end: 3)) == "a\u{FFFD}b")
    #expect(file.text(Span(start: 2, end: 90)) == "b")
}

@Test func spansJoin() {
    let span = Span(start: 3, end: 5).union(Span(at: 9))
    #expect(span == Span(start: 3, end: 9))
    #expect(span.count == 6 && span.contains(3) && !span.contains(9))
    #expect(Span(at: 4).isEmpty)
}
