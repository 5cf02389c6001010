import ClangImport
import Source
import Testing

/// Each message with its place in the C file, whichever clang reads it.
@Suite struct RefusedFunctionTests {
    @Test(arguments: RefusedFunction.all, Library.all)
    func isRefused(function: RefusedFunction, library: Library) throws {
        let file = SourceFile(path: "f.c", text: function.text)
        let refused = #expect(throws: RefusedC.self) {
            _ = try library.clang.formula(
                of: function.function, parameters: function.parameters,
                for: function.parameters == 1 ? "an activation" : "a loss", in: file)
        }
        let messages = try #require(refused).diagnostics.map { $0.rendered(in: SourceFile(path: "m.nnd", text: "")) }
        #expect(messages.joined() == function.message)
    }
}
