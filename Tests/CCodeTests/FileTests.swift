import CCode
import TestSupport
import Testing

@Suite struct FileTests {
    @Test func aFunctionReadsAsWrittenByHand() {
        let loop = ForLoop(
            .declaration(CDeclaration(.ptrdiff, "i", 0)), .binary(.less, "i", "n"), .unary(.postIncrement, "i"),
            [.expression(.binary(.addAssign, "s", .index("a", "i") * .index("b", "i")))])
        let function = CFunction(
            comment: ["The sum of a[i] · b[i]."], result: .float, name: "dot",
            parameters: [
                .init(.ptrdiff, "n"), .init(.pointer(.const(.float), restrict: true), "a"),
                .init(.pointer(.const(.float), restrict: true), "b"),
            ],
            body: [
                .if(.binary(.equal, "n", 0), then: [.return(.float(0))]),
                .declaration(CDeclaration(.float, "s", .float(0))), .for(loop), .return("s"),
            ])
        let file = CFile([.include("<stddef.h>"), .include("<math.h>"), .define("LANES", "16"), .function(function)])
        #expect(
            file.text == """
                #include <stddef.h>
                #include <math.h>

                #define LANES 16

                /* The sum of a[i] · b[i]. */
                static float dot(ptrdiff_t n, const float *restrict a, const float *restrict b) {
                    if (n == 0) return 0.0f;
                    float s = 0.0f;
                    for (ptrdiff_t i = 0; i < n; i++) {
                        s += a[i] * b[i];
                    }
                    return s;
                }

                """)
    }

    @Test func linesWrapAt100Columns() {
        let long = (0..<30).map { CExpression.identifier("operand\($0)") }
        let sum = long.dropFirst().reduce(long[0], +)
        let names = (0..<12).map { CFunction.Parameter(.pointer(.float, restrict: true), "argument\($0)") }
        let body: [CStatement] = [
            .assign("result", sum), .call("function", .call(.identifier("inner"), long), sum),
            .comment([String(repeating: "word ", count: 40)]),
            .return(.conditional(.binary(.less, sum, 0), then: sum, otherwise: 1)),
        ]
        let table = CDeclaration(
            .array(.const(.float), count: nil), "table",
            .initializer((0..<50).map { .init(.float(Float($0) / 8)) }), isStatic: true)
        let rows = CDeclaration(
            .array(.named("row"), count: 2), "rows",
            .initializer((0..<2).map { row in
                .init(.initializer([
                    .init(.string("a parameter with a name \(row)"), member: "name"),
                    .init(.integer(row), member: "offset"), .init(.integer(4), member: "stride"),
                ]))
            }))
        let text = CFile([
            .declaration(table), .declaration(rows), .function(CFunction(name: "f", parameters: names, body: body)),
        ]).text
        let lines = text.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 100 && $0.last != " " }, "\(text)")
        #expect(lines.count < 50, "\(text)")
        #expect(text.contains("static const float table[] = {\n    0.0f, 0.125f, "))
        let firstRow = #"{ .name = "a parameter with a name 0", .offset = 0, .stride = 4 },"#
        #expect(text.contains("row rows[2] = {\n    \(firstRow)\n"))
    }

    @Test func branchesAndConditionals() {
        let file = CFile([
            .conditional("defined(__GNUC__)", [.define("NN_X", "1")], otherwise: [.define("NN_X")]),
            .function(
                CFunction(
                    name: "f", parameters: [],
                    body: [
                        .if("a", then: [.call("g")], otherwise: [.if("b", then: [.call("h")], otherwise: [.break])]),
                        .while("c", [.continue]),
                    ])),
        ])
        #expect(
            file.text == """
                #if defined(__GNUC__)
                #define NN_X 1
                #else
                #define NN_X
                #endif

                static void f(void) {
                    if (a) {
                        g();
                    } else if (b) {
                        h();
                    } else {
                        break;
                    }
                    while (c) {
                        continue;
                    }
                }

                """)
    }

    /// A model's text reaches comments and strings: nothing in it may become code.
    @Test(arguments: CCompiler.all)
    func hostileTextStaysText(compiler: CCompiler) throws {
        let hostile = [
            "*/ error /*", "**//", "/*/", "??/", "??/\n*/ error", "\\", "\u{202E}x\u{0}", "a\r*/b", "é × −", "%s\"??)",
        ]
        let statements = hostile.map { text in
            CStatement.if(
                .binary(.notEqual, .call("strcmp", .string(text.filter { $0 != "\0" }), "argv[0]"), 0),
                then: [.comment(text)], otherwise: [.return(1)])
        }
        let main = CFunction(
            isStatic: false, result: .int, name: "main",
            parameters: [.init(.int, "argc"), .init(.pointer(.pointer(.char)), "argv")],
            body: statements + [.expression(.cast(.void, "argc")), .return(0)])
        let file = CFile([.include("<string.h>"), .comment(hostile), .function(main)])
        _ = try CompiledProgram.run(cSource: file.text, flags: CCompiler.strict, compiler: compiler)
    }

    @Test func literalsReadBackExactly() throws {
        var generator = SplitMix(state: 7)
        var values: [Float] = [0, -0.0, 1, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity, 0.1]
        while values.count < 2000 {
            let value = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
            if !value.isNaN { values.append(value) }
        }
        let table = CDeclaration(
            .array(.const(.float), count: values.count), "values",
            .initializer(values.map { .init(.float($0)) }))
        let source = CFile([.include("<math.h>"), .declaration(table)]).text
        let library = try CompiledLibrary.build(cSource: source)
        let read = library.address("values").assumingMemoryBound(to: Float.self)
        #expect(values.indices.allSatisfy { values[$0].bitPattern == read[$0].bitPattern })
    }
}
