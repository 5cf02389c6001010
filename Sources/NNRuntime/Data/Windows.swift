/// How the examples of a data set lie in the sequence that they are windows of, in time steps.
struct Windows: Sendable, Equatable {
    /// From the begin of a window to that of the next.
    let stride: Int
    /// From the first input of a window to behind its last target.
    let span: Int
    /// By how much all windows can begin later without reaching into what is not theirs.
    let slack: Int

    /// How many windows a sequence of `steps` holds.
    static func count(in steps: Int, stride: Int, span: Int) -> Int {
        steps < span ? 0 : (steps - span) / stride + 1
    }

    /// Windows to leave out between two that share no step.
    var gap: Int { (span - 1) / stride }

    /// By how many steps the windows of an epoch, counted from 0, begin later, so that training sees the sequence cut
    /// at other places each time; `seed` and `epoch` alone decide.
    func shift(inEpoch epoch: Int, seed: UInt64) -> Int {
        var random = Random(seed: seed, path: [Purpose.shift.rawValue, UInt64(epoch)])
        return random.next(below: min(slack, stride - 1) + 1)
    }
}

extension DataSet {
    /// The windows of a sequence of `steps` that `inputs` and `targets` are columns of, as many as there are.
    static func windows(
        of steps: Int, stride: Int, span: Int, inputs: [WindowColumn], targets: [WindowColumn]
    ) -> DataSet {
        let count = Windows.count(in: steps, stride: stride, span: span)
        let slack = count == 0 ? 0 : steps - (count - 1) * stride - span
        func column(_ column: WindowColumn) -> Column {
            Column(
                name: column.name, shape: column.shape, values: column.values, count: count,
                start: column.start * column.elements, stride: stride * column.elements)
        }
        return DataSet(
            inputs: inputs.map(column), targets: targets.map(column),
            windows: Windows(stride: stride, span: span, slack: slack))
    }

    /// The examples of `range`, which lie where they lie; if they are windows, all can begin later up to where that
    /// after the next `gap` examples begins.
    func selecting(_ range: Range<Int>) -> DataSet {
        guard let windows else { return selecting(Array(range)) }
        let slack = range.upperBound == count
            ? windows.slack : (min(windows.gap, count - range.upperBound - 1) + 1) * windows.stride - windows.span
        func cut(_ column: Column) -> Column {
            Column(
                name: column.name, shape: column.shape, values: column.values, count: range.count,
                start: column.start + range.lowerBound * column.stride, stride: column.stride)
        }
        return DataSet(
            inputs: inputs.map(cut), targets: targets.map(cut),
            windows: Windows(stride: windows.stride, span: windows.span, slack: max(0, slack)))
    }
}

/// An input or a target of windows: what it takes of each.
struct WindowColumn {
    let name: String
    /// The shape of one example.
    let shape: [Int]
    /// Of the whole sequence.
    let values: Values
    /// Elements a time step.
    var elements = 1
    /// The step of a window with which it begins.
    var start = 0
}
