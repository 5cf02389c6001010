import LoopIR
import TensorIR

/// Equal runs of floats of a block: run r covers `start + r·stride ..< start + r·stride + length`.
struct FloatRuns: Hashable, Sendable {
    var start: Int
    var length: Int
    var stride: Int = 0
    var count = 1
}

extension Program {
    /// The floats of a parameter block that no element of any parameter names, in ascending order,
    /// equal runs gathered.
    func padding(of parameters: [Parameter]) -> [FloatRuns] {
        var runs: [FloatRuns] = []
        func add(_ range: Range<Int>) {
            guard !range.isEmpty else { return }
            if runs.isEmpty || !runs[runs.count - 1].absorb(range) {
                runs.append(FloatRuns(start: range.lowerBound, length: range.count))
            }
        }
        var end = 0
        for index in layouts.indices.sorted(by: { layouts[$0].offset < layouts[$1].offset }) {
            let layout = layouts[index]
            precondition(layout.offset >= end, "\(parameters[index].name) overlaps the parameter before it")
            add(end..<layout.offset)
            end = layout.offset + layout.floats
            for range in layout.padding(of: parameters[index].dims) { add(range) }
        }
        add(end..<blockFloats)
        return runs
    }
}

extension FloatRuns {
    /// Takes in a range that prolongs a single run or goes on as the runs do; false if it does neither.
    fileprivate mutating func absorb(_ next: Range<Int>) -> Bool {
        if count == 1, next.lowerBound == start + length {
            length += next.count
            return true
        }
        let step = next.lowerBound - (start + (count - 1) * stride)
        guard next.count == length, step > length, count == 1 || step == stride else { return false }
        (stride, count) = (step, count + 1)
        return true
    }
}

extension ParameterLayout {
    /// Calls `body` with the place in the block of every element of a parameter of shape `dims`
    /// whose first index is at least `first`, row-major.
    func forEachPlace(of dims: [Int], from first: Int = 0, _ body: (Int) -> Void) {
        func visit(_ axis: Int, _ place: Int) {
            guard axis < dims.count else { return body(place) }
            for i in 0..<dims[axis] { visit(axis + 1, place + i * strides[axis]) }
        }
        guard let rows = dims.first else { return body(offset) }
        for i in first..<rows { visit(1, offset + i / panel * panelStride + i % panel * strides[0]) }
    }

    /// The floats of the parameter's segment that no element names, in ascending order.
    func padding(of dims: [Int]) -> [Range<Int>] {
        guard dims.reduce(1, *) != floats else { return [] }
        // Full panels without holes are left out of the search: what matters is the last one.
        let rest = dims.dropFirst().reduce(1, *)
        let full = dims.isEmpty || panelStride != panel * rest ? 0 : dims[0] / panel
        let searched = offset + full * panelStride
        var isNamed = [Bool](repeating: false, count: offset + floats - searched)
        forEachPlace(of: dims, from: full * panel) { isNamed[$0 - searched] = true }
        var ranges: [Range<Int>] = []
        var position = 0
        while position < isNamed.count {
            guard !isNamed[position] else { position += 1; continue }
            let start = position
            while position < isNamed.count, !isNamed[position] { position += 1 }
            ranges.append(searched + start..<searched + position)
        }
        return ranges
    }
}
