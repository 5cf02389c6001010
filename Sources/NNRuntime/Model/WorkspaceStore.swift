import Synchronization

/// The workspaces of a model that no call uses, for calls that are given none.
///
/// One of them lies at hand, so that calls that come one after the other take it and give it back by an exchange each;
/// the others wait in a list. The store grows to as many as calls were ever under way at once, which threads bound, and
/// frees them with the model.
final class WorkspaceStore: Sendable {
    private let byteCount: Int
    let arrays: Int
    /// Its address, or 0.
    private let atHand = Atomic<UInt>(0)
    private let others = Mutex<WorkspaceMemory?>(nil)

    init(byteCount: Int, arrays: Int) {
        self.byteCount = byteCount
        self.arrays = arrays
    }

    /// One that nobody else uses, until the caller gives it back.
    func take() -> WorkspaceMemory {
        swap(for: nil) ?? takeOther() ?? WorkspaceMemory(byteCount: byteCount, arrays: arrays)
    }

    func giveBack(_ memory: WorkspaceMemory) {
        if let other = swap(for: memory) { put(other) }
    }

    /// Puts `memory` at hand and returns what was there.
    private func swap(for memory: WorkspaceMemory?) -> WorkspaceMemory? {
        let address = atHand.exchange(UInt(bitPattern: memory?.address), ordering: .acquiringAndReleasing)
        return UnsafeMutableRawPointer(bitPattern: address).map(WorkspaceMemory.init)
    }

    private func takeOther() -> WorkspaceMemory? {
        others.withLock { first in
            defer { first = first?.next }
            return first
        }
    }

    private func put(_ memory: WorkspaceMemory) {
        others.withLock { first in
            memory.next = first
            first = memory
        }
    }

    deinit {
        swap(for: nil)?.deallocate()
        while let memory = takeOther() { memory.deallocate() }
    }
}
