import Testing

@testable import NNRuntime

@Suite struct CSVTests {
    @Test func readsWhatPythonWrites() throws {
        let table = try CSVTable(path: Fixtures.path("table.csv"))
        #expect(table.header == ["width", "height, cm", "a \"quoted\" name", "class"])
        #expect(table.rows == 5)
        #expect(table.selecting([0, 1, 2]) == Fixtures.floats(15))
        let classes = table.selecting([3])
        #expect(classes.allSatisfy { [0, 1, 2].contains($0) })
        let plain = try CSVTable(path: Fixtures.path("plain.csv"))
        #expect(plain.header == nil)
        #expect(plain.numbers == Fixtures.floats(12))
    }

    private func read(_ text: String) throws -> CSVTable { try CSVTable(Array(text.utf8), path: "x") }

    @Test(arguments: [
        "1,2\n3,4", "1,2\n3,4\n", "1,2\r\n3,4\r\n", "1,2\r3,4\r", "\u{feff}1,2\n3,4\n\n", "\"1\",\"2\"\r\n\" 3\", 4 ",
        "1.0,2e0\n+3,0.4e1",
    ]) func theSameTableInManyForms(text: String) throws {
        let table = try read(text)
        #expect(table.numbers == [1, 2, 3, 4])
        #expect(table.columns == 2)
    }

    @Test func aQuotedFieldMayHoldLineEnds() throws {
        let table = try read("\"a\nb\",\"c,\"\"d\"\"\"\n1,2\n")
        #expect(table.header == ["a\nb", "c,\"d\""])
        #expect(table.numbers == [1, 2])
    }

    @Test(arguments: [
        ("1,2\n3", 4, "expected 2 fields as in the first line, found 1 (line 2)"),
        ("1,2\n3,4,5", 4, "expected 2 fields as in the first line, found 3 (line 2)"),
        ("a,b\n1,x", 6, "expected a number, found “x” (line 2)"),
        ("\"a\nb\",c\n1,", 10, "expected a number, found “” (line 3)"),
        ("1,\"2", 2, "the quoted field does not end (line 1)"),
        ("1,\"2\"3", 5, "expected a comma or the end of the line after a quoted field (line 1)"),
        ("1,2\"3", 3, "a quotation mark within a field that does not begin with one (line 1)"),
    ]) func namesWhatIsWrong(text: String, offset: Int, problem: String) {
        #expect(throws: FileError(path: "x", offset: offset, problem)) { try read(text) }
    }

    @Test func noRowsAreNone() throws {
        #expect(try read("").rows == 0)
        #expect(try read("a,b\n").rows == 0)
    }

    @Test func writesNumbersThatReadTheSame() throws {
        let numbers: [Float] = [0.1, -1e-30, 3, .pi, 1e30, 16_777_216]
        let table = try CSVTable(CSVTable.bytes(columns: 3, .floats(numbers)), path: "x")
        #expect(table.numbers == numbers)
        #expect(table.columns == 3)
    }
}
