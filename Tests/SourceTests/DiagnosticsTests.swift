import Source
import Testing

@Test func keepsEachOnceInTheOrderOfTheFile() {
    var diagnostics = Diagnostics()
    diagnostics.error(.unequalShapes, "b", at: Span(start: 4, end: 5))
    diagnostics.error(.duplicateName, "a", at: Span(start: 1, end: 2))
    diagnostics.error(.unequalShapes, "b", at: Span(start: 4, end: 5))
    diagnostics.warning(.unused, "c", at: Span(start: 4, end: 5))
    #expect(diagnostics.sorted.map(\.code) == [.duplicateName, .unequalShapes, .unused])
    #expect(diagnostics.errorCount == 2)
    #expect(diagnostics.hasErrors)
}

@Test func warningsAreNoErrors() {
    var diagnostics = Diagnostics()
    #expect(diagnostics.isEmpty)
    diagnostics.warning(.unused, "a", at: Span(at: 0))
    #expect(!diagnostics.hasErrors && !diagnostics.isEmpty)
    var others = Diagnostics()
    others.error(.wrongType, "b", at: Span(at: 0))
    diagnostics.merge(others)
    #expect(diagnostics.sorted.map(\.level) == [.warning, .error])
}

@Test func limitsErrorsAndSaysSo() {
    var diagnostics = Diagnostics()
    for offset in 0..<100 { diagnostics.error(.wrongType, "\(offset)", at: Span(at: offset)) }
    #expect(!diagnostics.isFull)
    diagnostics.error(.wrongType, "100", at: Span(at: 100))
    #expect(diagnostics.isFull)
    #expect(diagnostics.errorCount == 100)
    diagnostics.warning(.unused, "still heard", at: Span(at: 3))
    #expect(diagnostics.sorted.count == 101)
    let file = SourceFile(path: "m.nnd", text: String(repeating: "x", count: 200))
    #expect(diagnostics.rendered(in: file).hasSuffix("\nm.nnd: error: more than 100 errors; the rest is not shown\n"))
}
