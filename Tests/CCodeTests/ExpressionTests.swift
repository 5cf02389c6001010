import CCode
import Testing

@Suite struct ExpressionTests {
    @Test(arguments: [
        ("x" + 3136 * "i" + 14 * "j", "x + 3136 * i + 14 * j"),
        ("a" - ("b" - "c"), "a - (b - c)"),
        ("a" - "b" - "c", "a - b - c"),
        ("a" * ("b" + "c"), "a * (b + c)"),
        (-("a" + "b"), "-(a + b)"),
        (-(-"a"), "-(-a)"),
        (-CExpression.integer(-1), "-(-1)"),
        (.unary(.address, .index("a", 4)), "&a[4]"),
        (.unary(.postIncrement, "i"), "i++"),
        (.unary(.dereference, .unary(.postIncrement, "p")), "*p++"),
        (.unary(.postIncrement, .unary(.dereference, "p")), "(*p)++"),
        (.index(.index("a", "i" + 1), 0), "a[i + 1][0]"),
        (.index("x" + "y", 0), "(x + y)[0]"),
        (.cast(.float, "a" * "b"), "(float)(a * b)"),
        (.cast(.float, "a") * "b", "(float)a * b"),
        (.member(.unary(.dereference, "p"), "x"), "(*p).x"),
        (.call(.arrow("model", "predict"), ["n", .string("a")]), "model->predict(n, \"a\")"),
        (.binary(.or, .binary(.and, "a", "b"), "c"), "(a && b) || c"),
        (.binary(.and, .binary(.less, "a", "b"), .binary(.equal, "c", "d")), "a < b && c == d"),
        (.binary(.shiftLeft, "a" + 1, "b"), "(a + 1) << b"),
        (.binary(.equal, .binary(.bitAnd, "a", "b"), 0), "(a & b) == 0"),
        (.binary(.bitOr, "a", .binary(.bitAnd, "b", "c")), "a | (b & c)"),
        (.binary(.equal, .unary(.not, "a"), "b"), "(!a) == b"),
        (.binary(.assign, "a", .binary(.addAssign, "b", 1)), "a = b += 1"),
        (
            .conditional(.binary(.less, "a", "b"), then: "a", otherwise: .conditional("c", then: 1, otherwise: 2)),
            "a < b ? a : c ? 1 : 2"
        ),
        (.conditional("a", then: 1, otherwise: 2) + 3, "(a ? 1 : 2) + 3"),
        (.sizeof(.pointer(.const(.float))), "sizeof(const float *)"),
    ] as [(CExpression, String)])
    func parenthesesStandWhereTheyAreNeededAndNowhereElse(expression: CExpression, expected: String) {
        #expect(expression.text == expected)
    }

    @Test(arguments: [
        (.integer(-5), "-5"), (.integer(.min), "-9223372036854775807 - 1"), (.unsigned(.max), "18446744073709551615u"),
        (.float(0.5), "0.5f"), (.float(0.1), "0.1f"), (.float(1), "1.0f"), (.float(-0.0), "-0.0f"),
        (.float(1e-5), "1e-05f"), (.float(1e20), "1e+20f"), (.float(.infinity), "INFINITY"),
        (.float(-.infinity), "-INFINITY"), (.float(.nan), "NAN"), (.double(0.1), "0.1"),
        (.string("a\"b\\c\n??="), #""a\"b\\c\n?\?=""#), (.string("é1"), #""\303\2511""#),
    ] as [(CExpression, String)])
    func literals(expression: CExpression, expected: String) {
        #expect(expression.text == expected)
    }

    @Test(arguments: [
        (.pointer(.const(.float), restrict: true), "const float *restrict x"),
        (.const(.pointer(.const(.char))), "const char *const x"),
        (.pointer(.const(.pointer(.const(.void)))), "const void *const *x"),
        (.array(.const(.float), count: 4), "const float x[4]"),
        (.const(.array(.pointer(.const(.char)), count: nil)), "const char *const x[]"),
        (.pointer(.array(.float, count: 4)), "float (*x)[4]"),
    ] as [(CType, String)])
    func declarators(type: CType, expected: String) {
        #expect(type.declaring("x") == expected)
    }
}
