import Backend
import Compiler
import NNRuntime
import TestSupport

extension ElaboratedModel {
    /// Takes the model through the whole compiler and the machine's C compiler, and calls `body` with it
    /// on each ISA that this machine has, the best first.
    func onEveryISA(_ body: (CompiledModel) throws -> Void) throws {
        let compilation = Compilation(self, options: CompilationOptions(sourceName: "test.nnd"))
        let emitted = compilation.emit()
        let source = emitted.source.replacing("#include \"model.h\"\n", with: emitted.header)
        let library = try CompiledLibrary.build(cSource: source)
        try withExtendedLifetime(library) {
            typealias Entry = @convention(c) () -> UnsafeRawPointer
            let entry = library.function("\(CNames(compilation.graphs.use).prefix)_model", as: Entry.self)
            for isa in compilation.options.targets.map(\.name) {
                let model = try CompiledModel(Environment.with("NN_ISA", isa, entry))
                // Where the machine lacks an ISA, the model takes another.
                if model.isa == isa { try body(model) }
            }
        }
    }
}

extension CompiledModel {
    /// These numbers as the model's parameters, by their names.
    func parameters(_ numbers: (String) throws -> [Double]) throws -> Parameters {
        var parameters = Parameters(zerosOf: self)
        for parameter in parameterTable {
            try parameters.set(parameter.name, to: numbers(parameter.name).map(Float.init))
        }
        return parameters
    }
}

extension ValueInfo {
    /// Numbers as the elements of this value.
    func values(_ numbers: [Double]) -> Values {
        range == nil ? .floats(numbers.map(Float.init)) : .indices(numbers.map { Int32($0) })
    }
}
