import ClangImport
import Compiler
import Foundation
import Source

extension CFunctions {
    /// Reads the C files that the model file at `path` names, from its folder on; for standard input, from the folder
    /// that nnc runs in.
    package static func files(of path: String) -> CFunctions {
        let folder = path == "-" ? "" : (path as NSString).deletingLastPathComponent
        return CFunctions { file, name, purpose in
            let place = file.hasPrefix("/") ? file : Folder.join(folder, file)
            do throws(Failure) {
                let source = SourceFile(path: place, bytes: try FileReader.read(regular: place, limit: SourceFile.maximumSize))
                return formula(of: name, purpose, in: source)
            } catch {
                return .unreadable(message: error.message, help: error.help)
            }
        }
    }

    private static func formula(of name: String, _ purpose: Purpose, in source: SourceFile) -> Answer {
        let library: LibClang
        switch Self.library {
        case .success(let found): library = found
        case .failure(let missing): return .unavailable(message: missing.message, help: LibClangMissing.help)
        }
        do throws(RefusedC) {
            switch purpose {
            case .activation: return .formula(try library.formula(of: name, parameters: 1, for: "an activation", in: source))
            case .loss: return .formula(try library.formula(of: name, parameters: 2, for: "a loss", in: source))
            }
        } catch {
            return .refused(error.diagnostics)
        }
    }

    /// Looked for once, and only if a model names a function in C.
    package static let library = Result<LibClang, LibClangMissing> { () throws(LibClangMissing) in try LibClang.find() }
}
