/// The memory in which a model computes; one for each task that uses it.
///
/// Calls that are given none take one from a store that the model keeps, so that a workspace is only for those who want
/// to say where a task computes.
public final class Workspace {
    let memory: WorkspaceMemory

    /// Enough for `predict` and `evaluate`.
    public convenience init(forPredicting model: CompiledModel) {
        self.init(model, byteCount: model.predictBytes)
    }

    /// Enough for every call.
    public convenience init(forTraining model: CompiledModel) {
        self.init(model, byteCount: max(model.predictBytes, model.trainBytes))
    }

    private init(_ model: CompiledModel, byteCount: Int) {
        memory = WorkspaceMemory(byteCount: byteCount, arrays: model.workspaces.arrays)
    }

    /// Bytes in which the model computes.
    public var byteCount: Int { memory.block.byteCount }
}

@available(*, unavailable)
extension Workspace: Sendable {}

/// What a workspace consists of: the memory of the kernels, and room for the addresses of a call's arrays.
///
/// It belongs to one call at a time; whoever hands it out sees to that.
final class WorkspaceMemory: @unchecked Sendable {
    let block: AlignedBlock
    /// Room for as many addresses of inputs, and of outputs.
    let arrays: Int
    let inputs: UnsafeMutablePointer<UnsafeRawPointer?>
    let outputs: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    /// The next one in a store.
    var next: WorkspaceMemory?

    init(byteCount: Int, arrays: Int) {
        block = AlignedBlock(byteCount: byteCount)
        self.arrays = arrays
        inputs = .allocate(capacity: max(arrays, 1))
        outputs = .allocate(capacity: max(arrays, 1))
        inputs.initialize(repeating: nil, count: max(arrays, 1))
        outputs.initialize(repeating: nil, count: max(arrays, 1))
    }

    deinit {
        inputs.deallocate()
        outputs.deallocate()
    }

    func require(_ bytes: Int) throws(ModelError) {
        guard block.byteCount >= bytes else { throw .workspaceTooSmall(bytes: block.byteCount, needed: bytes) }
    }
}
