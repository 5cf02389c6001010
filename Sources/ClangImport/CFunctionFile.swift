import Source
import TensorIR

extension LibClang {
    /// The formula of a function in a C file: of the one called `name`, else of the only one that is not `static`.
    ///
    /// It must be a `float` of so many `float` parameters, which become operands 0, 1, …; `word` is what it is for
    /// ("an activation"). Throws what is wrong, at its place in the file.
    package func formula(
        of name: String, parameters count: Int, for word: String, in file: SourceFile
    ) throws(RefusedC) -> Scalar {
        do {
            return try readFormula(of: name, parameters: count, for: word, in: file)
        } catch let refusal as Refusal {
            var diagnostic = refusal.diagnostic
            diagnostic.file = file
            throw RefusedC(diagnostics: [diagnostic])
        } catch let refused as RefusedC {
            throw refused
        } catch {
            preconditionFailure("a C file is read or refused: \(error)")
        }
    }

    private func readFormula(of name: String, parameters count: Int, for word: String, in file: SourceFile) throws -> Scalar {
        try Preprocessing.check(file)
        let unit: TranslationUnit
        do throws(UnreadableC) {
            unit = try TranslationUnit(
                file, by: self, macros: true,
                arguments: ["-x", "c", "-std=gnu11", "-fbracket-depth=256", "-Werror=implicit-function-declaration"])
        } catch {
            throw Refusal(.cError, "clang gave up on this file (code \(error.status))", at: Span(at: 0))
        }
        let errors = unit.diagnostics(warnings: false)
        guard errors.isEmpty else { throw RefusedC(diagnostics: errors) }
        let function = try unit.function(called: name, for: word)
        let parameters = function.children.filter { $0.kind == .parameter }
        let types = parameters.map(\.type) + [function.resultType]
        guard parameters.count == count, types.allSatisfy({ $0.kind == .float }), !function.isVariadic else {
            let wanted = ["float x", "float y, float target"][count - 1]
            throw Refusal(
                .cSignature, "`\(function.name)` is a `\(function.type.spelling)`, and \(word) is a `float (\(Array(repeating: "float", count: count).joined(separator: ", ")))`",
                at: function.nameSpan, help: ["float \(function.name)(\(wanted))"])
        }
        var reader = FormulaReader(unit)
        return try reader.open(function, (0..<count).map(Formula.operand), at: function).scalar
    }
}

/// What is wrong with a C file; each diagnostic names the file of its place.
package struct RefusedC: Error {
    package let diagnostics: [Diagnostic]
}

extension TranslationUnit {
    /// The function that is meant.
    fileprivate func function(called name: String, for word: String) throws(Refusal) -> Cursor {
        let functions = root.children.filter { function in
            function.kind == .function && function.isInMainFile && function.children.contains { $0.kind == .compound }
        }
        if let function = functions.first(where: { $0.name == name }) { return function }
        let open = functions.filter { !$0.isStatic }
        if open.count == 1 { return open[0] }
        let rule = Note("\(word) is the function of its name, or the only one that is not static")
        guard let first = functions.first else {
            throw Refusal(.cNoFunction, "this file defines no function", at: Span(at: 0), notes: [rule])
        }
        let names = functions.map { "`\($0.name)`" }.joined(separator: ", ")
        throw Refusal(
            .cNoFunction, "none of the functions here is called `\(name)`: \(names)", at: (open.dropFirst().first ?? first).nameSpan,
            notes: [rule], help: ["make the others static, or name one of them `\(name)`"])
    }
}
