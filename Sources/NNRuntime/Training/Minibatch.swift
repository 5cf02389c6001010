/// Room for the examples of one step, gathered from a data set: allocated once, filled at every step.
final class Minibatch {
    private let data: DataSet
    private let blocks: [AlignedBlock]
    private let pointers: UnsafeMutableBufferPointer<UnsafeRawPointer?>
    private let augmenters: [Augmenter?]

    /// For steps of up to `capacity` examples of `data`, whose float inputs `augmentations` change.
    ///
    /// Throws `unsuitablePlan` if an augmentation moves pixels and no input is an image.
    init(_ data: DataSet, capacity: Int, augmentations: [Augmentation] = []) throws(ModelError) {
        self.data = data
        let columns = data.inputs + data.targets
        let blocks = columns.map { AlignedBlock(byteCount: capacity * $0.size * MemoryLayout<Float>.stride) }
        self.blocks = blocks
        let noise = augmentations.filter { !$0.movesPixels }
        augmenters = augmentations.isEmpty ? data.inputs.map { _ in nil } : data.inputs.map { column in
            column.values.floats == nil ? nil
                : Augmenter(augmentations, shape: column.shape) ?? Augmenter(noise, shape: column.shape)
        }
        guard !augmentations.contains(where: \.movesPixels)
            || data.inputs.contains(where: { $0.values.floats != nil && [2, 3].contains($0.shape.count) })
        else {
            let shapes = data.inputs.map { "\($0.name) \(describe($0.shape))" }.joined(separator: ", ")
            throw .unsuitablePlan(
                "rotate, shift and scale need an image, height × width or height × width × channels; "
                    + "the inputs are \(shapes)")
        }
        pointers = .allocate(capacity: max(columns.count, 1))
        pointers.initialize(repeating: nil)
        for (place, block) in blocks.enumerated() { pointers[place] = UnsafeRawPointer(block.base) }
    }

    deinit { pointers.deallocate() }

    var inputs: ArrayPointers { ArrayPointers(rebasing: pointers[..<data.inputs.count]) }
    var targets: ArrayPointers {
        ArrayPointers(rebasing: pointers[data.inputs.count ..< data.inputs.count + data.targets.count])
    }

    /// Copies the examples that `indices` lists, and changes each by a generator of its own,
    /// which the seed, the epoch and the example's number alone decide. Windows of a sequence begin `shift` steps
    /// later, which their slack must allow.
    func gather(_ indices: some Sequence<Int>, epoch: Int = 0, seed: UInt64 = 0, shiftedBy shift: Int = 0) {
        for (place, column) in (data.inputs + data.targets).enumerated() {
            let elements = data.windows.map { shift * column.stride / $0.stride } ?? 0
            copy(column, to: blocks[place], indices, shiftedBy: elements)
        }
        for (place, augmenter) in augmenters.enumerated() {
            guard let augmenter else { continue }
            let size = data.inputs[place].size
            var example = blocks[place].floats
            for index in indices {
                var random = Random(
                    seed: seed, path: [Purpose.augmentation.rawValue, UInt64(epoch), UInt64(index), UInt64(place)])
                augmenter.apply(to: example, random: &random)
                example += size
            }
        }
    }

    private func copy(
        _ column: DataSet.Column, to block: AlignedBlock, _ indices: some Sequence<Int>, shiftedBy shift: Int
    ) {
        let bytes = column.size * MemoryLayout<Float>.stride
        column.values.withUnsafeRawPointer { source in
            var target = block.base
            for index in indices {
                let element = column.start + index * column.stride + shift
                target.copyMemory(from: source + element * MemoryLayout<Float>.stride, byteCount: bytes)
                target += bytes
            }
        }
    }
}
