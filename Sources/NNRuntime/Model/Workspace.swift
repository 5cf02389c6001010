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

    deinit { memory.deallocate() }

    /// Bytes in which the model computes.
    public var byteCount: Int { memory.byteCount }

    /// Throws `workspaceTooSmall` unless it is enough for a call of `model` that computes in `bytes`.
    func require(_ bytes: Int, for model: CompiledModel) throws(ModelError) {
        guard byteCount >= bytes, memory.arrays >= model.workspaces.arrays else {
            throw .workspaceTooSmall(bytes: byteCount, needed: bytes)
        }
    }
}

@available(*, unavailable)
extension Workspace: Sendable {}
