import Foundation
import ModelFiles
import NNRuntime

/// What the package's plugins run: a model file to the texts of one target.
///
///     nnc-generate c MODEL.nnd --into DIR --include DIR [--weights FILE] [--check | --assembly [--clang PROGRAM]]
///     nnc-generate swift MODEL.nnd --into DIR --module NAME [--embedded] [--check]
///     nnc-generate module-map NAME STEM… --into DIR
///
/// Files are written only where their content changes; with `--check` they are not written, and those that would change
/// are named. Warnings about a model file come from `c` alone. Exits with 1 where anything is wrong.
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
            let (header, source) = try model.c(into: folder, include: arguments.required("include"), weights: arguments["weights"])
            if arguments["check"] != nil { return try requireCurrent([header, source], of: model) }
            try header.write()
            guard arguments["assembly"] != nil else { return try source.write() }
            try source.write(assembledBy: arguments["clang"].map { Clang(path: $0, include: header.folder) })
        case "swift":
            let model = try ModelInFile(arguments.word(1, "model file"), warns: false)
            let wrapper = try model.swift(
                into: folder, importing: arguments.required("module"), embedded: arguments["embedded"] != nil)
            if arguments["check"] != nil { return try requireCurrent([wrapper], of: model) }
            try wrapper.write()
        case "module-map":
            try moduleMap(arguments.word(1, "module"), headersOf: arguments.words.dropFirst(2), into: folder).write()
        case let command:
            throw Failure("there is no command \(command)")
        }
    }

    private static func requireCurrent(_ files: [GeneratedFile], of model: ModelInFile) throws {
        let stale = files.filter { !$0.isCurrent }
        for file in stale { tell("\(file.path): error: is not what \(model.file.source.path) compiles to\n") }
        if !stale.isEmpty { throw Stale() }
    }

    /// Files are out of date, which has been told.
    private struct Stale: Error {}

    /// The module that the Swift wrappers import.
    private static func moduleMap(
        _ module: String, headersOf stems: some Sequence<String>, into folder: String
    ) -> GeneratedFile {
        let headers = stems.map { "    header \"\($0).h\"\n" }.joined()
        return GeneratedFile(folder: folder, name: "module.modulemap", text: "module \(module) {\n\(headers)    export *\n}\n")
    }

    static func tell(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
