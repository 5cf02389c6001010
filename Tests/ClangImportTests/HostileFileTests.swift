import ClangImport
import Source
import TensorIR
import Testing

/// Files that would exhaust a careless reader: each ends soon, with a message.
@Suite struct HostileFileTests {
    private func messages(_ text: String) -> [String] { messages(bytes: Array(text.utf8)) }

    /// What each library says.
    private func messages(bytes: [UInt8]) -> [String] {
        Library.all.map { library in
            do throws(RefusedC) {
                let formula = try library.clang.formula(
                    of: "f", parameters: 1, for: "an activation", in: SourceFile(path: "f.c", bytes: bytes))
                return "accepted, of \(formula.size)"
            } catch {
                return error.diagnostics[0].message
            }
        }
    }

    private func expect(_ message: String, of text: String) {
        #expect(messages(text).allSatisfy { $0 == message }, "\(messages(text))")
    }

    private let formulaTooLarge = "this grows too large for a formula"
    private let functionTooLarge = "this function is too large for a formula"
    private let fileTooLarge = "this file is too large for a formula"

    @Test func functionsThatDouble() {
        let helpers = (1...60).map { "static float f\($0)(float x) { return f\($0 - 1)(x) * f\($0 - 1)(x); }\n" }.joined()
        expect(formulaTooLarge, of: "static float f0(float x) { return x + 1; }\n\(helpers)float f(float x) { return f60(x); }")
    }

    @Test func variablesThatDouble() {
        expect(formulaTooLarge, of: "float f(float x) {\n\(String(repeating: "x = x * x + x;\n", count: 100))return x; }")
    }

    @Test func waysThatDouble() {
        let steps = (0..<30).map { "if (x < \($0)) { if (x > \($0)) return \($0); x += 1; }\n" }.joined()
        expect(formulaTooLarge, of: "float f(float x) {\n\(steps)return x; }")
    }

    @Test func conditionsThatDouble() {
        let condition = (0..<80).map { "(x < \($0) || x > \($0 + 1))" }.joined(separator: " && ")
        expect(formulaTooLarge, of: "float f(float x) { return \(condition) ? x * x : 0; }")
    }

    @Test func longSums() {
        expect(formulaTooLarge, of: "float f(float x) { return x\(String(repeating: " + x", count: 400)); }")
    }

    @Test func longChainsOfSigns() {
        expect(formulaTooLarge, of: "float f(float x) { return \(String(repeating: "- ", count: 1000))x; }")
        expect(functionTooLarge, of: "float f(float x) { return \(String(repeating: "- ", count: 1020))x; }")
        expect(functionTooLarge, of: "float f(float x) { return \(String(repeating: "- ", count: 100_000))x; }")
    }

    @Test func deepParentheses() {
        let depth = 200
        let text = "float f(float x) { return \(String(repeating: "(", count: depth))x\(String(repeating: ")", count: depth)); }"
        #expect(messages(text).allSatisfy { $0 == "accepted, of 1" })
        expect(
            "bracket nesting level exceeded maximum of 256",
            of: "float f(float x) { return \(String(repeating: "(", count: 300))x\(String(repeating: ")", count: 300)); }")
    }

    @Test func longChainsOfIf() {
        let chain = (0..<100).map { "if (x < \($0)) return \($0); else " }.joined()
        expect(formulaTooLarge, of: "float f(float x) { \(chain) return x; }")
    }

    @Test func longChainsOfFunctions() {
        let helpers = (1...200).map { "static float f\($0)(float x) { return f\($0 - 1)(x); }\n" }.joined()
        expect(formulaTooLarge, of: "static float f0(float x) { return x; }\n\(helpers)float f(float x) { return f200(x); }")
    }

    @Test func macrosThatDouble() {
        let macros = (1...64).map { "#define M\($0) M\($0 - 1) M\($0 - 1)\n" }.joined()
        expect(fileTooLarge, of: "#define M0 +\n\(macros)float f(float x) { return M64 x; }")
        expect(fileTooLarge, of: "#define M0 +\n\(macros)#if M64 1\n#endif\nfloat f(float x) { return x; }")
    }

    /// However a directive is disguised: clang sees it or not as the reader does.
    @Test(arguments: [
        "#", "%:", "#\\\n", "#/* */ ", "/* */ #", "# \\ \n", "// \r#", "#if 0\n#endif //\r #", "\\\n\r#", "\"\\\"\n#", "'\"'\n#",
    ])
    func disguisedMacros(sign: String) {
        let macros = (1...64).map { "\(sign)define M\($0) M\($0 - 1) M\($0 - 1)\n" }.joined()
        expect(fileTooLarge, of: "\(sign)define M0 +\n\(macros)float f(float x) { return M64 x; }")
    }

    @Test(arguments: [
        "\0#", "\u{FEFF}#", "\u{A0}#", "#if __has_include(<a/*>)\n#endif\n#", "#error /*\n#", "#pragma mark /*\n#",
        "#include <a/*>\n#", "#include <//\n#", "_Pragma(\"mark /*\")\n#",
    ])
    func disguisesThatAreRefusedThemselves(sign: String) {
        let macros = (1...64).map { "\(sign)define M\($0) M\($0 - 1) M\($0 - 1)\n" }.joined()
        let all = messages("\(sign)define M0 +\n\(macros)float f(float x) { return M64 x; }")
        #expect(all.allSatisfy { [
            "this character does not stand for anything in C", "`__has_include` has no place in a file of functions that become formulas",
            "`#error` has no place in a file of functions that become formulas",
            "`#pragma` has no place in a file of functions that become formulas",
            "`_Pragma` has no place in a file of functions that become formulas",
            "a file of C functions stands by itself, and does not include `<a/*>`",
            "a file of C functions stands by itself, and does not include `<//`",
        ].contains($0) }, "\(all)")
    }

    @Test func macrosOfTheLibraryThatMultiply() {
        let calls = String(repeating: "isnan(", count: 60) + "x" + String(repeating: ")", count: 60)
        expect("the macro `isnan` does not stand for a number", of: "#include <math.h>\nfloat f(float x) { return \(calls); }")
        expect(
            "a file of C functions stands by itself, and does not include `<tgmath.h>`",
            of: "#include <tgmath.h>\nfloat f(float x) { return exp(exp(exp(x))); }")
    }

    @Test(arguments: ["</dev/zero>", "<../../../dev/zero>", "\"/dev/zero\"", "ZERO", "<\\\n/dev/zero>", "/* */ <//dev/zero>"])
    func filesThatNeverEnd(header: String) {
        let all = messages("#define ZERO </dev/zero>\n#include \(header)\nfloat f(float x) { return x; }")
        #expect(all.allSatisfy { $0.hasPrefix("a file of C functions stands by itself") }, "\(all)")
    }

    @Test func hugeFiles() {
        expect(fileTooLarge, of: String(repeating: "/* */\n", count: 100_000) + "float f(float x) { return x; }")
        expect(fileTooLarge, of: String(repeating: "static int a;\n", count: 2000) + "float f(float x) { return x; }")
    }

    @Test func bytesThatAreNoText() {
        expect("this file defines no function", of: "")
        for bytes: [UInt8] in [[0], [0xFF, 0xFE], Array("float f(float x) { return x; /*".utf8), Array("#".utf8), Array("#define".utf8), Array("\"\\".utf8)] {
            #expect(messages(bytes: bytes).allSatisfy { !$0.hasPrefix("accepted") })
        }
    }

    /// Any piece of a good file ends with a message or a formula.
    @Test func piecesOfFiles() {
        let good = Array(GoodFunction.activations.first { $0.name == "soft_shrink" }!.text.utf8)
        for end in stride(from: 0, to: good.count, by: 3) { _ = messages(bytes: Array(good[..<end])) }
        for place in stride(from: 0, to: good.count, by: 7) {
            var changed = good
            changed[place] = UInt8(ascii: "#")
            _ = messages(bytes: changed)
            changed[place] = UInt8(ascii: "(")
            _ = messages(bytes: changed)
        }
    }
}
