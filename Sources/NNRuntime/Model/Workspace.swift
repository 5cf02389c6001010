/// The memory in which a model computes; one for each task that uses it.
public final class Workspace {
    let block: AlignedBlock

    /// Enough for `predict` and `evaluate`.
    public init(forPredicting model: CompiledModel) {
        block = AlignedBlock(byteCount: model.predictBytes)
    }

    /// Enough for every call.
    public init(forTraining model: CompiledModel) {
        block = AlignedBlock(byteCount: max(model.predictBytes, model.trainBytes))
    }

    public var byteCount: Int { block.byteCount }

    func require(_ bytes: Int) throws(ModelError) {
        guard block.byteCount >= bytes else { throw .workspaceTooSmall(bytes: block.byteCount, needed: bytes) }
    }
}

@available(*, unavailable)
extension Workspace: Sendable {}
