import Backend
import ClangImport
import Compiler
import LoopIR
import Source
import Testing

/// Texts that hold together have nothing said of them; a change in any of them is found.
@Suite struct VerificationTests {
    /// With AVX2, which makes clang read long headers, and without.
    private static let (vectorised, portable) = (texts([.avx2, .scalar]), texts([.scalar]))
    private static let withWeights = texts([.scalar], weights: 0.5)

    private static func texts(_ targets: [Target], weights: Float? = nil) -> EmittedTexts {
        let model = CheckedFile(SourceFile(path: "net.nnd", text: """
            /// Two inputs.
            model Net {
                input a: [3]
                input b: [2, 2]
                flatten
                let wide = dense(4)
                dense(4, of: a, activation: tanh)
                output sum = it + wide
                train { loss: squaredError(of: sum) }
            }
            """)).models[0]
        var options = CompilationOptions(sourceName: "net.nnd")
        options.targets = targets
        options.emission.headerName = "net.h"
        options.emission.weights = weights.map { weight in
            model.parameterTable.map { [Float](repeating: weight, count: $0.shape.reduce(1, *)) }
        }
        let texts = Compilation(model, options: options).emit()
        return EmittedTexts(
            header: SourceFile(path: "made/net.h", text: texts.header), source: SourceFile(path: "made/net.c", text: texts.source),
            swift: SourceFile(path: "made/Net.swift", text: texts.swift))
    }

    @Test(arguments: Library.all) func soundTexts(library: Library) {
        #expect(library.clang.faults(in: Self.vectorised).map(\.message) == [])
        #expect(library.clang.faults(in: Self.portable).map(\.message) == [])
        #expect(library.clang.faults(in: Self.withWeights).map(\.message) == [])
    }

    struct Change: Sendable, CustomTestStringConvertible {
        let file: WritableKeyPath<EmittedTexts, SourceFile> & Sendable
        let old, new: String
        let message: String
        /// Where the fault is found.
        let place: String

        init(
            _ file: WritableKeyPath<EmittedTexts, SourceFile> & Sendable, _ old: String, _ new: String, _ message: String,
            in place: String = "made/net.c"
        ) {
            (self.file, self.old, self.new, self.message, self.place) = (file, old, new, message, place)
        }

        var testDescription: String { message }
    }

    static let changes = [
        Change(\.source, "nn_status net_predict(", "nn_status net_predicts(", "the header declares `net_predict`, and the source does not define it", in: "made/net.h"),
        Change(\.source, "nn_status net_predict(", "nn_status net_predicts(", "the source defines `net_predicts` for others, and the header does not declare it"),
        Change(\.source, "nn_status net_predict(const float *parameters", "nn_status net_predict(float *parameters", "conflicting types for 'net_predict'"),
        Change(\.source, "const void *const inputs[] = { a, b };", "int unused; const void *const inputs[] = { a, b };", "unused variable 'unused' [-Wunused-variable]"),
        Change(\.source, "const void *const inputs[] = { a, b };", "const int i_ = (int)n; n = i_; const void *const inputs[] = { a, b };", "implicit conversion changes signedness: 'const int' to 'size_t' (aka 'unsigned long') [-Wsign-conversion]"),
        Change(\.source, "const void *const inputs[] = { a, b };", "const void *const inputs[] = { a, b }", "expected ';' at end of declaration"),
        Change(\.header, "#define NET_A_COUNT ((size_t)3)", "#define NET_A_COUNT ((size_t)4)", "`NET_A_COUNT` is 4, and the descriptor has 3"),
        Change(\.header, "#define NET_PARAMETER_FLOATS ((size_t)", "#define NET_PARAMETER_FLOATS ((size_t)1 + 0 * ", "a parameter reaches beyond its place"),
        Change(\.header, "#define NET_STATE_FLOATS", "#define NET_EXTRA 3\n#define NET_STATE_FLOATS", "the header has 9 sizes, and the descriptor 8"),
        Change(\.header, "nn_status net_predict(", "nn_status net_foretell(const float *parameters);\nnn_status net_predict(", "the header declares `net_foretell`, and the source does not define it", in: "made/net.h"),
        Change(\.source, ".rank = 2, .shape = { 2, 2 }, .count = 4", ".rank = 1, .shape = { 2, 2 }, .count = 4", "the rank of an input is not that of its shape"),
        Change(\.source, ".rank = 2, .shape = { 2, 2 }, .count = 4", ".rank = 2, .shape = { 2, 3 }, .count = 4", "the count of an input is not that of its shape"),
        Change(\.source, ".isa = \"scalar\", .input_count = 2", ".isa = \"scalar\", .input_count = 1", "the table of inputs has 2 entries"),
        Change(\.source, ".isa = \"scalar\", .input_count = 2", ".isa = \"scalar\", .input_count = 1", "the descriptors differ in more than their instructions"),
        Change(\.source, ".isa = \"scalar\", .input_count = 2", ".isa = \"scalar\", .input_count = 1", "`net_predict` has 6 parameters, and its values and blocks make 5"),
        Change(\.source, ".predict = net_predict_scalar,", "", "unused function 'net_predict_scalar' [-Wunused-function]"),
        Change(\.source, ".name = \"dense1.bias\"", ".name = \"dense1.weight\"", "two parameters have one name"),
        Change(\.header, "net_weights[NET_PARAMETER_FLOATS]", "net_weights[3]", "redefinition of 'net_weights' with a different type: 'const float[144]' vs 'const float[3]'"),
        Change(\.header, "extern const float net_weights[NET_PARAMETER_FLOATS];", "", "the header and the descriptor name different weights"),
        Change(\.source, ".weights = net_weights", ".weights = NULL", "the header and the descriptor name different weights"),
        Change(\.swift, "net_model()", "net_models()", "the Swift calls `net_models`, and the header does not declare it", in: "made/Net.swift"),
        Change(\.swift, "net_model()", "other()", "the Swift calls nothing of the model's C", in: "made/Net.swift"),
    ]

    @Test(arguments: changes, Library.all) func aChangeIsFound(change: Change, library: Library) throws {
        var texts = if change.message.hasPrefix("the descriptors") { Self.vectorised }
            else if change.message.contains("weights") { Self.withWeights } else { Self.portable }
        let file = texts[keyPath: change.file]
        let text = String(decoding: file.bytes, as: UTF8.self)
        let parts = text.split(separator: change.old, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(parts.count == 2, "the texts have no \(change.old)")
        texts[keyPath: change.file] = SourceFile(path: file.path, text: parts[0] + change.new + parts[1])
        let faults = library.clang.faults(in: texts)
        #expect(faults.contains { $0.message == change.message && $0.file?.path == change.place }, "\(faults.map(\.message))")
    }
}
