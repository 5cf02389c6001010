import Backend
import Compiler
import Foundation
import NNRuntime
import Source
import Synchronization
import TestSupport
import Testing

/// A model through the whole compiler: checked, emitted as C, built by this machine's C compiler, loaded.
struct BuiltModel: Sendable {
    private static let builds = Mutex<[String: Build]>([:])

    let elaborated: ElaboratedModel
    let emitted: EmittedModel
    let compiled: CompiledModel
    /// Holds the code that `compiled` calls.
    private let library: CompiledLibrary

    /// The model in the file of that name in `models/`.
    init(file name: String) throws { try self.init(Package.text(ofModel: name)) }

    /// The first model of a text, which is built once for all tests that ask for it.
    init(_ text: String) throws {
        let build = Self.builds.withLock { builds in
            builds[text] = builds[text] ?? Build()
            return builds[text]!
        }
        self = try build.model.withLock { model in
            if model == nil { model = try BuiltModel(building: text) }
            return model!
        }
    }

    private init(building text: String) throws {
        elaborated = try elaborate(text)
        emitted = Compilation(elaborated, options: CompilationOptions(sourceName: "chapter.nnd")).emit()
        library = try CompiledLibrary.build(cSource: emitted.oneFile)
        typealias Entry = @convention(c) () -> UnsafeRawPointer
        let entry = library.function("\(CNames(elaborated.inference).prefix)_model", as: Entry.self)
        compiled = try CompiledModel(entry())
    }

    /// The model's initial values, drawn with seed 0.
    var parameters: Parameters {
        get throws { try Parameters(of: compiled) }
    }

    /// The outputs by name, for inputs in the order of the model file.
    func predict(_ inputs: [Float]..., with parameters: Parameters? = nil) throws -> [String: [Float]] {
        let outputs = try compiled.predict(inputs.map(Values.floats), with: parameters ?? self.parameters)
        return Dictionary(uniqueKeysWithValues: zip(compiled.outputs.map(\.name), outputs.map { $0.floats! }))
    }

    /// The only output.
    func output(_ input: [Float], with parameters: Parameters? = nil) throws -> [Float] {
        try #require(predict(input, with: parameters).first).value
    }

    /// The gradient of every parameter at its initial value, and the loss.
    func gradient(_ inputs: [Float]..., targets: [Float]..., seed: UInt64 = 0) throws -> (loss: Double, gradient: Parameters) {
        try compiled.gradient(inputs.map(Values.floats), targets.map(Values.floats), with: parameters, seed: seed)
    }
}

/// The first model of a text without errors.
func elaborate(_ text: String) throws -> ElaboratedModel {
    let file = CheckedFile(SourceFile(path: "chapter.nnd", text: text))
    return try #require(file.models.first, "\(file.diagnostics.rendered(in: file.source))")
}

/// One build, for whoever needs it first.
private final class Build: Sendable {
    let model = Mutex<BuiltModel?>(nil)
}

enum Package {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(ofModel name: String) throws -> String {
        try String(contentsOf: folder.appending(path: "models/\(name).nnd"), encoding: .utf8)
    }
}

/// Rows of numbers as the language writes them: `[[1, 0], [0, 1]]`.
func written(_ rows: [[Float]]) -> String {
    "[" + rows.map { "[" + $0.map { "\($0)" }.joined(separator: ", ") + "]" }.joined(separator: ", ") + "]"
}

func identity(_ n: Int) -> String {
    written((0..<n).map { row in (0..<n).map { $0 == row ? 1 : 0 } })
}

extension [Float] {
    /// Whether all numbers agree to a few units in the last place of the largest.
    func isClose(to other: [Double], ulps: Double = 16) -> Bool {
        let unit = (other.map(abs).max() ?? 0) * 0x1p-23
        return count == other.count && zip(self, other).allSatisfy { abs(Double($0) - $1) <= ulps * unit }
    }
}
