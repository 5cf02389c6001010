@testable import Backend
import CNNModel
import TestSupport

/// An emitted model compiled, loaded into this process and driven through its descriptor.
struct LoadedModel {
    let descriptor: nn_model
    let isa: String

    /// The model on the best ISA of this machine.
    init(_ model: EmittedModel, name: String, compiler: CCompiler = .any) throws {
        self = try Self.onEveryISA(model, name: name, compiler: compiler)[0]
    }

    private init(_ descriptor: nn_model) {
        self.descriptor = descriptor
        isa = String(cString: descriptor.isa)
    }

    /// The model on each ISA of this machine, the best first, from one compilation.
    static func onEveryISA(
        _ model: EmittedModel, name: String, compiler: CCompiler = .any
    ) throws -> [LoadedModel] {
        let library = try CompiledLibrary.build(cSource: model.oneFile, compiler: compiler)
        // The library stays loaded: descriptors are handed about without it.
        _ = Unmanaged.passRetained(library)
        typealias Entry = @convention(c) () -> UnsafePointer<nn_model>?
        let entry = library.function("\(name)_model", as: Entry.self)
        var models: [LoadedModel] = []
        for isa in ["avx512", "avx2", "scalar"] {
            let model = LoadedModel(Environment.with("NN_ISA", isa) { entry()!.pointee })
            // One that this CPU lacks is not to be had.
            if !models.contains(where: { $0.isa == model.isa }) { models.append(model) }
        }
        return models
    }

    var blockFloats: Int { descriptor.parameter_floats }

    func initialized(seed: UInt64) -> Block {
        let block = Block(floats: blockFloats, filledWith: .nan)
        precondition(descriptor.initialize(block.floats, seed) == NN_OK)
        return block
    }

    /// n · count floats of the first output.
    func predict(_ parameters: Block, _ inputs: [UnsafeRawPointer?], n: Int, outputCount: Int) -> [Float] {
        let workspace = Block(floats: descriptor.predict_bytes / 4, filledWith: .nan)
        var output = [Float](repeating: .nan, count: max(1, n * outputCount))
        let status = output.withUnsafeMutableBytes { bytes in
            let outputs: [UnsafeMutableRawPointer?] = [bytes.baseAddress]
            return descriptor.predict(parameters.floats, workspace.floats, n, inputs, outputs)
        }
        precondition(status == NN_OK)
        return output
    }

    func evaluate(_ parameters: Block, _ inputs: [UnsafeRawPointer?], _ targets: [UnsafeRawPointer?], n: Int) -> Double {
        let workspace = Block(floats: descriptor.predict_bytes / 4, filledWith: .nan)
        var loss = Double.nan
        precondition(descriptor.evaluate(parameters.floats, workspace.floats, n, inputs, targets, &loss) == NN_OK)
        return loss
    }

    func gradient(
        _ parameters: Block, _ inputs: [UnsafeRawPointer?], _ targets: [UnsafeRawPointer?], n: Int
    ) -> (loss: Double, gradient: Block) {
        let workspace = Block(floats: descriptor.train_bytes / 4, filledWith: .nan)
        let gradient = Block(floats: blockFloats, filledWith: .nan)
        var loss = Double.nan
        precondition(
            descriptor.gradient(parameters.floats, gradient.floats, workspace.floats, 1, n, inputs, targets, &loss)
                == NN_OK)
        return (loss, gradient)
    }

    func step(
        _ parameters: Block, _ gradient: Block, _ state: Block, iteration: Int,
        _ inputs: [UnsafeRawPointer?], _ targets: [UnsafeRawPointer?], n: Int
    ) -> Double {
        let workspace = Block(floats: descriptor.train_bytes / 4, filledWith: .nan)
        var loss = Double.nan
        precondition(
            descriptor.step(
                parameters.floats, gradient.floats, state.floats, workspace.floats, UInt64(iteration), 1, n,
                inputs, targets, &loss) == NN_OK)
        return loss
    }
}

/// Floats at a multiple of 64 bytes.
final class Block {
    let floats: UnsafeMutablePointer<Float>
    let count: Int

    init(floats count: Int, filledWith value: Float = 0) {
        self.count = count
        floats = UnsafeMutableRawPointer.allocate(byteCount: max(64, count * 4), alignment: 64)
            .bindMemory(to: Float.self, capacity: max(16, count))
        floats.update(repeating: value, count: count)
    }

    deinit { UnsafeMutableRawPointer(floats).deallocate() }

    subscript(index: Int) -> Float {
        get { floats[index] }
        set { floats[index] = newValue }
    }

    var array: [Float] { Array(UnsafeBufferPointer(start: floats, count: count)) }
}
