import Source
import Syntax
import Testing

/// Reads `text` as a file `m.nnd`; the tree as its outline and the messages as a person sees them.
func read(_ text: String) -> (outline: String, messages: String) {
    let file = SourceFile(path: "m.nnd", text: text)
    var diagnostics = Diagnostics()
    let tree = ModelFile(parsing: file, reporting: &diagnostics)
    return (tree.outline, diagnostics.rendered(in: file))
}

@Test(arguments: Example.all)
func readsExamples(example: Example) {
    let (outline, messages) = read(example.text)
    #expect(messages == "")
    #expect(outline == example.outline)
}

/// Each expression beside its meaning in prefix form.
@Test(
    arguments: [
        ("1 - 2 - 3", "(- (- 1 2) 3)"),
        ("1 + 2 * 3 + 4", "(+ (+ 1 (* 2 3)) 4)"),
        ("(1 + 2) * 3", "(* (+ 1 2) 3)"),
        ("a / b / c * d", "(* (/ (/ a b) c) d)"),
        ("2 ^ 3 ^ 4", "(^ 2 (^ 3 4))"),
        ("2 ^ (3 ^ 4)", "(^ 2 (^ 3 4))"),
        ("(2 ^ 3) ^ 4", "(^ (^ 2 3) 4)"),
        ("-x ^ 2", "(- (^ x 2))"),
        ("x ^ -2 ^ y", "(^ x (- (^ 2 y)))"),
        ("x ^ -y * z", "(* (^ x (- y)) z)"),
        ("-2 ^ 2", "(- (^ 2 2))"),
        ("- 3", "-3"),
        ("--3", "3"),
        ("--x", "(- (- x))"),
        ("2 - -3", "(- 2 -3)"),
        ("a * -b + c", "(+ (* a (- b)) c)"),
        ("x > 0", "(> x 0)"),
        ("a + 1 <= b * 2", "(<= (+ a 1) (* b 2))"),
        ("a == b", "(== a b)"),
        ("a != -b", "(!= a (- b))"),
        ("0..<n + 1", "(..< 0 (+ n 1))"),
        ("-1...1", "(... -1 1)"),
        ("1.5...2", "(... 1.5 2)"),
        ("0.5", "0.5"),
        ("10_000", "10000"),
        ("1_0.2_5e1_0", "102500000000.0"),
        ("1e-4", "0.0001"),
        ("1E+2", "100.0"),
        ("1e400 * 0", nil),
        ("0e999", "0.0"),
        ("9223372036854775807", "9223372036854775807"),
        ("-9223372036854775807", "-9223372036854775807"),
        ("f()", "(f)"),
        ("f(1, b: 2,)", "(f 1 b: 2)"),
        ("f(g(h()))", "(f (g (h)))"),
        ("conv(size: [3, 5], pad: same)", "(conv size: [3 5] pad: same)"),
        ("f(input: 1, let: 2, loss: 3, true: 4)", "(f input: 1 let: 2 loss: 3 true: 4)"),
        ("[]", "[]"),
        ("[[1, 2], [-3.0]]", "[[1 2] [-3.0]]"),
        ("[\n1,\n2\n]", "[1 2]"),
        ("f(\n  1,\n\n  a: 2\n)", "(f 1 a: 2)"),
        ("(1\n+ 2)", "(+ 1 2)"),
        ("1 +\n2", "(+ 1 2)"),
        ("true", "true"),
        ("false", "false"),
        ("it * it", "(* it it)"),
        (#""a\\b\"c\n\t×""#, #""a\\b\"c\n\t×""#),
        (#""// no comment""#, #""// no comment""#),
        ("activation", "activation"),
        ("time + of + loss", "(+ (+ time of) loss)"),
    ] as [(String, String?)])
func readsExpressions(source: String, meaning: String?) {
    let (outline, messages) = read("const x =\n\(source) // end")
    #expect((messages == "") == (meaning != nil))
    if let meaning { #expect(outline == "const x = \(meaning)\n") }
}
