import TensorIR

/// Nodes that one kernel computes: an anchor that loops, and maps in its epilogue.
package struct Region: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Maps alone.
        case elementwise
        case contract, reduce, unwindow, route, row, dropoutMask, gather, scatterAdd, pick, unpick
        /// A recurrence: its results, the anchor the first of them.
        case scan
        /// A contraction by minimal filtering; and the transform of its filters (the anchor is the contraction).
        case winograd, winogradFilters
        /// Rearranges an operand of a contraction (the anchor) into panels.
        case pack
        /// Moves the elements of a value (the first) to where another one (the second) must lie.
        case copy
        /// Writes the padding around the interior of a `pad`.
        case border
        /// Zeroes the gradient of a parameter that nothing depends on.
        case clear(parameter: Int)
    }
    package var kind: Kind
    /// The node that gives the region its loops; for `copy` the source, for `border` the pad.
    package var anchor: ValueID?
    /// The maps computed behind the anchor, in order, all of the region's shape; of a recurrence, its
    /// other results.
    package var members: [ValueID]
    /// The values among anchor and members that others read.
    package var stores: [ValueID] = []
    /// For `copy`: where the elements go.
    package var destination: Access?
    /// For `copy` and `border`: the value that is complete only after this step.
    package var completes: ValueID?
    /// For `copy`: the recurrence that starts from what is copied.
    package var starts: ValueID?
    /// For `pack` in the body of a recurrence: the same at each step, so done once before the first.
    package var isInvariant = false

    package init(
        _ kind: Kind, anchor: ValueID? = nil, members: [ValueID] = [], destination: Access? = nil,
        completes: ValueID? = nil, starts: ValueID? = nil
    ) {
        (self.kind, self.anchor, self.members) = (kind, anchor, members)
        (self.destination, self.completes, self.starts) = (destination, completes, starts)
    }

    /// Anchor and members.
    package var values: [ValueID] { (anchor.map { [$0] } ?? []) + members }
}
