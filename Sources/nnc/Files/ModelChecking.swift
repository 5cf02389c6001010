import Source
import Syntax

extension SourceFile {
    /// All that is wrong with the model file.
    func checked() -> Diagnostics {
        var diagnostics = Diagnostics()
        _ = ModelFile(parsing: self, reporting: &diagnostics)
        return diagnostics
    }
}
