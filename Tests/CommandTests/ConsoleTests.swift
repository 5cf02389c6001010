import Testing

@testable import nnc

@Suite struct ConsoleTests {
    @Test func groupsDigits() {
        #expect([0, 999, 1000, 56_447_592, -1_234].map(Show.grouped) == ["0", "999", "1,000", "56,447,592", "−1,234"])
    }

    @Test func choosesUnits() {
        #expect([0, 1023, 1024, 1536, 10 << 20, 1 << 30].map(Show.bytes)
            == ["0 B", "1023 B", "1.00 KiB", "1.50 KiB", "10.0 MiB", "1.00 GiB"])
        #expect([12e-9, 0.41e-6, 65e-6, 0.00152, 1.5, 125].map(Show.seconds)
            == ["12 ns", "410 ns", "65 µs", "1.52 ms", "1.50 s", "2 min 05 s"])
    }

    @Test func alignsColumns() {
        var table = Table([.init("layer", .left), .init("size")])
        table.add(["conv1", "7"])
        table.addRule()
        table.add(["total", "56,448"])
        #expect(table.rendered() == """
            layer    size
            ─────────────
            conv1       7
            ─────────────
            total  56,448

            """)
    }

    @Test func drawsABarOfConstantWidth() {
        #expect(ProgressBar.bar(0, columns: 4) == "····")
        #expect(ProgressBar.bar(0.5, columns: 4) == "██··")
        #expect(ProgressBar.bar(0.53125, columns: 4) == "██▏·")
        #expect(ProgressBar.bar(7, columns: 4) == "████")
    }
}
