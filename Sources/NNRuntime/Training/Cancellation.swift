import Synchronization

/// A flag that any thread may raise, such as a signal handler's, to end a training run at its next step.
public final class Cancellation: Sendable {
    private let flag = Atomic(false)

    /// Not raised.
    public init() {}

    /// Raises the flag, for good.
    public func cancel() { flag.store(true, ordering: .releasing) }

    /// Whether `cancel` was called.
    public var isCancelled: Bool { flag.load(ordering: .acquiring) }
}
