import Backend
import Compiler
import Foundation
import Source
import TestSupport
import Testing

/// Models whose every name is a word of C, of Swift, of their libraries or of the emitted code: no text of a model becomes
/// code, and what is emitted compiles without a warning.
@Suite struct HostileNameTests {
    private static let words = """
        auto break case char const continue default do double else enum extern float for goto if inline int long register restrict
        return short signed sizeof static struct switch typedef union unsigned void volatile while _Alignas _Bool _Generic bool
        true false NULL INFINITY NAN EOF errno main exp log pow sqrt tanh erf fma memset memcpy malloc free abs div printf
        stdin uint8_t int32_t size_t ptrdiff_t float4 __m512 _mm512_add_ps asm typeof constexpr nullptr thread_local namespace class
        template new delete this operator public private virtual using catch throw try friend mutable explicit
        associatedtype deinit extension fileprivate func import init internal let open precedencegroup protocol rethrows
        subscript var defer fallthrough guard in repeat where as is nil self Self super throws async await actor some any Any Type Protocol
        inout didSet get set willSet lazy weak unowned indirect borrowing consuming sending each macro
        Int Float Double String Array Optional Result Swift NNRuntime Model Parameters Span InlineArray Foundation
        n x y dy weight bias parameters gradients state workspace arena seed inputs targets loss rate first count sum status
        nn_model nn_status nn_uniform NN_OK NN_AT predict evaluate gradient step stream isa shapes Output Outputs code compiled
        """.split { $0 == " " || $0 == "\n" }.map(String.init)

    /// The word in every role that a name has; inputs and outputs may not share one.
    private static func text(_ word: String, model: String, input: String, output: String) -> String {
        """
        const c_\(word) = 3
        activation \(word)(\(word)) = \(word) * tanh(\(word))
        block b_\(word)(units_\(word): Int) {
            dense(units_\(word), activation: \(word))
        }
        /// \(word)
        model \(model) {
            input \(input): [5]
            let \(word)_ = dense(c_\(word), activation: \(word))
            b_\(word)(4)
            let h = it
            output \(output) = dense(2, of: h)
            output o_\(word) = dense(2, of: h)
            train {
                loss: squaredError(of: \(output)) + squaredError(of: o_\(word))
            }
        }

        """
    }

    private static func emitted(_ text: String, _ name: String) throws(Refused) -> EmittedModel {
        let source = SourceFile(path: "\(name).nnd", text: text), file = CheckedFile(source)
        guard let model = file.models.first, !file.diagnostics.hasErrors else { throw Refused(text: file.diagnostics.rendered(in: source)) }
        var options = CompilationOptions(sourceName: "\(name).nnd")
        options.targets = [.scalar]
        options.source = source
        options.emission.headerName = "\(name).h"
        return Compilation(model, options: options).emit()
    }

    /// Of the C behind the Swift.
    private static func module(of emitted: EmittedModel) -> String {
        String(emitted.swift.firstMatch(of: /internal import (\w+)/)!.1)
    }

    private struct Refused: Error { var text: String }

    /// Writes a module of C for each text, and compiles each by one of the compilers, and the Swift of all as one module.
    private func compile(_ texts: [(name: String, text: String)]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hostile-names-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func path(_ name: String) -> String { folder.appending(path: name).path }
        var map = "", swift: [String] = []
        for (name, text) in texts {
            let emitted = try Self.emitted(text, name)
            try emitted.header.write(toFile: path("\(name).h"), atomically: true, encoding: .utf8)
            try emitted.source.write(toFile: path("\(name).c"), atomically: true, encoding: .utf8)
            try emitted.swift.write(toFile: path("\(name).swift"), atomically: true, encoding: .utf8)
            map += "module \(Self.module(of: emitted)) { header \"\(name).h\" export * }\n"
            swift.append(path("\(name).swift"))
        }
        // The compilers take turns, so that each sees every word in some role.
        for (number, compiler) in CCompiler.all.enumerated() {
            let own = texts.indices.filter { $0 % CCompiler.all.count == number }.map { path("\(texts[$0].name).c") }
            try runProcess(compiler.path, CCompiler.strict + ["-fsyntax-only", "-I", folder.path] + own)
        }
        for compiler in CCompiler.cxx {
            let all = texts.map { "#include \"\($0.name).h\"\n" }.joined()
            try all.write(toFile: path("headers.cpp"), atomically: true, encoding: .utf8)
            try runProcess(compiler.path, ["-std=c++17", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", path("headers.cpp")])
        }
        try map.write(toFile: path("module.modulemap"), atomically: true, encoding: .utf8)
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let modules = Bundle.main.bundleURL.appending(path: "Modules").path
        try runProcess(
            "/usr/bin/env",
            ["swiftc", "-typecheck", "-swift-version", "6", "-warnings-as-errors", "-module-name", "Hostile", "-I", modules, "-I", folder.path,
             "-I", package.appending(path: "Sources/CNNModel/include").path,
             "-I", package.appending(path: "Sources/EmbeddedDigits/include").path] + swift)
    }

    @Test func wordsOfCAndSwiftAreNames() throws {
        var accepted: [(name: String, text: String)] = [], modules: Set<String> = []
        for word in Self.words {
            let texts = [
                Self.text(word, model: "In_\(word)", input: word, output: "y_\(word)"),
                Self.text(word, model: "Out_\(word)", input: "x_\(word)", output: word),
                "model \(word) {\n    input x: [2]\n    dense(1)\n}\n",
            ]
            for text in texts {
                let name = "file\(accepted.count)"
                // A word that the language has itself may be refused, with a diagnostic; all others must go through.
                do throws(Refused) {
                    let emitted = try Self.emitted(text, name)
                    // Models whose names differ in case alone cannot share a Swift module.
                    if modules.insert(Self.module(of: emitted).lowercased()).inserted { accepted.append((name, text)) }
                } catch {
                    #expect(error.text.contains("error: "), "\(word)")
                }
            }
        }
        #expect(accepted.count > 2 * Self.words.count, "\(accepted.count)")
        try compile(accepted)
    }

    @Test func commentsAreNoCode() throws {
        let comments = [
            "*/ #error a */ int z; /*", "/* /** */ */ // \\", "\\", "??/", "\"; #error b", "'", "\u{202E}\u{2066} א", "\u{2028}#error c", "\u{0C} #error d",
            "`` ``` ```swift", "- Parameter x: y", "#if 0", "%d %n %s", "$(touch /tmp/x) `touch y`", "@available(*, unavailable)", "</script> &amp; <b>", "\\(1 + 1) \\u{41}",
            "😀 e\u{301} \u{FEFF}",
        ]
        let docs = comments.map { "    /// \($0)\n" }.joined()
        let texts = comments.indices.map { i in
            (name: "file\(i)", text: "/// \(comments[i])\nmodel M\(i) {\n    /// \(comments[i])\n    input x: [2]\n    /// \(comments[i])\n    output y = dense(1)\n}\n")
        }
        let all = "\(docs.replacing("    ///", with: "///"))model All {\n\(docs)    input x: [2]\n\(docs)    output y = dense(1)\n}\n"
        try compile(texts + [(name: "all", text: all)])
    }
}
