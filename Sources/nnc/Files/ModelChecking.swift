import Source
import Syntax

extension SourceFile {
    /// All that is wrong with the model file.
    func checked() -> Diagnostics {
        var diagnostics = Diagnostics()
        _ = ModelFile(parsing: self, reporting: &diagnostics)
        return diagnostics
    }

    /// The model file in its canonical layout; nil if it has mistakes, which are reported.
    func formatted(reporting diagnostics: inout Diagnostics) -> String? {
        format(self, reporting: &diagnostics)
    }
}
