import Foundation
import ModelFiles
import NNRuntime

/// What the package's plugins run: a model file to the texts of one target.
///
///     nnc-generate c MODEL.nnd --into DIR [--weights FILE] [--clang PROGRAM]
///     nnc-generate swift MODEL.nnd --into DIR --module NAME [--embedded]
///     nnc-generate module-map NAME STEM… --into DIR
///
/// Files are written only where their content changes. Warnings about a model file come from `c` alone.
@main
struct Generate {
    static func main() {
        do {
            try run(Arguments(CommandLine.arguments.dropFirst()))
        } catch let failure as Failure {
            let lines = ["error: \(failure.message)"] + failure.notes.map { "  note: \($0)" } + failure.help.map { "  help: \($0)" }
            tell(lines.map { $0 + "\n" }.joined())
            exit(1)
        } catch let error as FileError {
            tell("error: \(error.description)\n")
            exit(1)
        } catch {
            // What is wrong has been told.
            exit(1)
        }
    }

    private static func run(_ arguments: Arguments) throws {
        let folder = try arguments.required("into")
        switch try arguments.word(0, "command") {
        case "c":
            let model = try ModelInFile(arguments.word(1, "model file"))
            try model.writeC(into: folder, weights: arguments["weights"], clang: arguments["clang"])
        case "swift":
            let model = try ModelInFile(arguments.word(1, "model file"), warns: false)
            try model.writeSwift(into: folder, importing: arguments.required("module"), embedded: arguments["embedded"] != nil)
        case "module-map":
            try writeModuleMap(arguments.word(1, "module"), headersOf: arguments.words.dropFirst(2), into: folder)
        case let command:
            throw Failure("there is no command \(command)")
        }
    }

    /// The module that the Swift wrappers import.
    private static func writeModuleMap(
        _ module: String, headersOf stems: some Sequence<String>, into folder: String
    ) throws(Failure) {
        let headers = stems.map { "    header \"\($0).h\"\n" }.joined()
        try Folder.make(Folder.join(folder, "include"))
        try FileWriter.write(
            "module \(module) {\n\(headers)    export *\n}\n", to: Folder.join(folder, "include/module.modulemap"))
    }

    static func tell(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
