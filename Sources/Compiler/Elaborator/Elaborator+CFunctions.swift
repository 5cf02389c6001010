import Layers
import Source
import Syntax
import TensorIR

extension Elaborator {
    /// `c("mish.c")`: the body of the activation or loss `name`, read from C; nil after a report.
    mutating func functionInC(_ arguments: [Argument], for name: Name, _ kind: FormulaDeclaration.Kind, at span: Span) -> Scalar? {
        guard arguments.count == 1, arguments[0].label == nil, case .string(let path) = arguments[0].value.kind, !path.isEmpty
        else {
            error(
                .cPath, "`c` takes the path of a C file", at: span,
                notes: ["paths start from the folder of the model file"], help: ["c(\"\(name.text).c\")"])
            return nil
        }
        switch cFunctions.read(path, name.text, kind == .activation ? .activation : .loss) {
        case .formula(let formula): return formula
        case .refused(let complaints):
            for var complaint in complaints {
                complaint.notes.append(Note("read for `\(name.text)`", at: span, in: source))
                report(complaint)
            }
        case .unreadable(let message, let notes, let help):
            error(.cUnreadable, message, at: arguments[0].value.span, notes: notes.map { Note($0) }, help: help)
        case .unavailable(let message, let help):
            if !isWithoutC { error(.cUnavailable, message, at: span, help: help) }
            isWithoutC = true
        }
        return nil
    }

    /// Reports `c(…)` anywhere but in a declaration.
    mutating func reportMisplacedC(at span: Span) {
        error(
            .misplacedC, "a function in C has its name from a declaration at the top of the file", at: span,
            help: ["activation f = c(\"f.c\")", "loss f = c(\"f.c\")"])
    }
}
