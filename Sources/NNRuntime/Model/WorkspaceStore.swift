import Synchronization

/// The workspaces of a model that no call uses, for calls that are given none.
///
/// It grows to as many as calls were ever under way at once, which threads bound, and frees them with the model.
final class WorkspaceStore: Sendable {
    private let byteCount: Int
    let arrays: Int
    /// The first of a list.
    private let idle = Mutex<WorkspaceMemory?>(nil)

    init(byteCount: Int, arrays: Int) {
        self.byteCount = byteCount
        self.arrays = arrays
    }

    /// One that nobody else uses, until it is given back; the call alone decides which.
    func take() -> WorkspaceMemory {
        let memory = idle.withLock { first -> WorkspaceMemory? in
            guard let memory = first else { return nil }
            first = memory.next
            memory.next = nil
            return memory
        }
        return memory ?? WorkspaceMemory(byteCount: byteCount, arrays: arrays)
    }

    func giveBack(_ memory: WorkspaceMemory) {
        idle.withLock { first in
            memory.next = first
            first = memory
        }
    }

    deinit {
        // One after the other: a long list would be freed by as deep a recursion.
        var rest = idle.withLock { first in
            defer { first = nil }
            return first
        }
        while let memory = rest {
            rest = memory.next
            memory.next = nil
        }
    }
}
