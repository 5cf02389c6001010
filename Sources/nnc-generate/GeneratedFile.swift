import Foundation
import ModelFiles

/// A file as it should be.
struct GeneratedFile {
    let folder, name, text: String

    var path: String { Folder.join(folder, name) }

    /// Whether the file holds the text.
    var isCurrent: Bool { FileManager.default.contents(atPath: path) == Data(text.utf8) }

    /// Writes the file if its content changes, and its folder if missing.
    func write() throws(Failure) {
        try Folder.make(folder)
        try FileWriter.write(text, to: path)
    }
}
