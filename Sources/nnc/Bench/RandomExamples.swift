import NNRuntime

/// Examples of random numbers, and of random lengths, in the shapes of a model's values, and room for its outputs, for timing.
final class RandomExamples {
    let count: Int
    let inputs, targets: ArrayPointers
    let outputs: MutableArrayPointers
    private let memory: [UnsafeMutableRawPointer]

    init(for model: CompiledModel, count: Int, seed: UInt64 = 1) {
        self.count = count
        var random = Random(seed: seed)
        var memory: [UnsafeMutableRawPointer] = []
        func array(_ value: ValueInfo, isLength: Bool = false) -> UnsafeMutableRawPointer {
            let elements = count * value.count
            let place = UnsafeMutableRawPointer.allocate(byteCount: 4 * elements, alignment: 64)
            memory.append(place)
            for index in 0 ..< elements {
                if let range = value.range {
                    // No sequence is empty.
                    let least = isLength ? 1 : 0
                    place.storeBytes(of: Int32(least + random.next(below: range - least)), toByteOffset: 4 * index, as: Int32.self)
                } else {
                    place.storeBytes(of: Float(random.nextUnit()), toByteOffset: 4 * index, as: Float.self)
                }
            }
            return place
        }
        func list<Pointer>(_ pointers: [Pointer]) -> UnsafeBufferPointer<Pointer> {
            let list = UnsafeMutableBufferPointer<Pointer>.allocate(capacity: pointers.count)
            _ = list.initialize(from: pointers)
            return UnsafeBufferPointer(list)
        }
        let lengths = Set(model.inputs.compactMap(\.length))
        inputs = list(model.inputs.enumerated().map { UnsafeRawPointer(array($1, isLength: lengths.contains($0))) })
        targets = list(model.targets.map { UnsafeRawPointer(array($0)) })
        outputs = list(model.outputs.map { array($0) })
        self.memory = memory
    }

    deinit {
        for place in memory { place.deallocate() }
        inputs.deallocate()
        targets.deallocate()
        outputs.deallocate()
    }
}
