import Layers
import Source
import Syntax
import TensorIR

extension Elaborator {
    /// Declares an input; its value is `it` of the next line.
    mutating func elaborate(_ input: InputDeclaration) {
        hasInput = true
        var value = Value.poisoned
        defer {
            bind(input.name, to: value.id == nil ? .poisoned : .value(value))
            frame.it = value
        }
        let shape = shape(of: input)
        var element = ElementType.float
        if let range = input.elements {
            guard let count = indexCount(range) else { return }
            element = .index(count: count)
        }
        guard let shape else { return }
        guard shape.dims.count <= Limits.rank else {
            return error(
                .tooManyAxes, "an input has at most \(Limits.rank) axes, and this has \(shape.dims.count)",
                at: input.shapeSpan)
        }
        guard Limits.count(shape.dims) != nil else {
            return error(
                .tooManyElements, "an input of \(shape.dims.productText) elements is too large", at: input.shapeSpan,
                notes: [Note("a value may have \(Limits.elements.text) elements in each example")])
        }
        guard frame.places[input.name.text] == nil else { return }
        net.begin(layer: input.name.text, span: input.span)
        layerNames.insert(input.name.text)
        value = Value(id: declare(input, shape, element), layer: nil)
    }

    private mutating func declare(_ input: InputDeclaration, _ shape: InputShape, _ element: ElementType) -> ValueID {
        let doc = input.documentation?.text ?? ""
        guard let time = shape.time else {
            return net.graph.addInput(input.name.text, shape.dims, element: element, doc: doc, origin: net.origin)
        }
        var dims = shape.dims
        if case .one = steps { dims[0] = 1 }
        let isStreaming = if case .one = steps { true } else { false }
        var lengthInput: Int?
        switch time.source {
        case .fixed: break
        case .bounded: lengthInput = net.graph.inputs.count + 1
        case .same(let other): lengthInput = net.time(of: other)?.lengthInput
        }
        let whole = net.graph.addInput(
            input.name.text, dims, element: element, doc: doc, timeAxis: 0, lengthInput: isStreaming ? nil : lengthInput,
            origin: net.origin)
        var count = dims[0]
        if case .bucket(let steps) = steps, let lengthInput, lengthInput == bucketing?.lengthInput { count = steps }
        let value = net.firstSteps(count, of: whole)
        switch time.source {
        case .fixed: net.times[value] = Time()
        case .same(let other): net.times[value] = net.time(of: other)
        case .bounded:
            let length = declareLength(of: input, steps: shape.dims[0])
            let mask = isStreaming ? nil : net.append(.prefixMask(count: count), length)
            net.times[value] = Time(mask: mask, lengthInput: lengthInput, bound: isStreaming ? nil : shape.dims[0])
        }
        return withoutPaddedSteps(value)
    }

    /// Numbers at padded steps replaced by 0 in training: the slopes there are 0, and 0 · ∞ would be none.
    private mutating func withoutPaddedSteps(_ value: ValueID) -> ValueID {
        guard net.mode == .training, case .float = net.element(value) else { return value }
        let masked = net.masked(value)
        net.times[masked] = net.time(of: value)
        return masked
    }

    /// The input with the number of steps that count: `words_length`, 0…bound.
    private mutating func declareLength(of input: InputDeclaration, steps: Int) -> ValueID {
        let name = input.name.text + "_length"
        let length = net.graph.addInput(
            name, [], element: .index(count: steps + 1), doc: "How many steps of `\(input.name.text)` count.", origin: net.origin)
        bind(Name(text: name, span: input.name.span), to: .value(Value(id: length, layer: nil)))
        return length
    }

    // MARK: Shapes

    private struct InputShape {
        var dims: [Int]
        var time: InputTime?
    }

    private struct InputTime {
        enum Source {
            case fixed
            case bounded
            /// The time of another input.
            case same(ValueID)
        }
        var source: Source
        var span: Span
    }

    private mutating func shape(of input: InputDeclaration) -> InputShape? {
        if input.dimensions.isEmpty {
            error(
                .noExtent, "an input has at least one extent", at: input.shapeSpan,
                help: ["input \(input.name.text): [1]"])
            return nil
        }
        var dims: [Int?] = []
        var time: InputTime?
        var isSound = true
        for (position, dimension) in input.dimensions.enumerated() {
            let source: InputTime.Source
            switch dimension.extent {
            case .fixed(let extent):
                dims.append(self.extent(extent))
                continue
            case .time(let extent):
                if let other = namedTime(extent) {
                    dims.append(net.time(of: other)?.bound ?? net.dims(other)[0])
                    source = .same(other)
                } else {
                    dims.append(self.extent(extent, .integer(1...Limits.steps)))
                    source = .fixed
                }
            case .boundedTime(let extent):
                dims.append(self.extent(extent, .integer(1...Limits.steps)))
                source = .bounded
            }
            isSound = check(time, dimension, at: position, in: input) && isSound
            time = time ?? InputTime(source: source, span: dimension.span)
        }
        if let buckets = input.buckets, !(declareBuckets(buckets, of: input, time, steps: dims[0])) { isSound = false }
        guard isSound, !dims.contains(nil) else { return nil }
        return InputShape(dims: dims.map { $0! }, time: time)
    }

    /// Complains of a second time, and of one behind other extents.
    private mutating func check(_ first: InputTime?, _ dimension: Dimension, at position: Int, in input: InputDeclaration) -> Bool {
        if let first {
            error(
                .twoTimes, "an input has one dimension of time, and this is a second one", at: dimension.span,
                notes: [Note("first here", at: first.span)])
            return false
        }
        guard position > 0 else { return true }
        let others = input.dimensions.filter { $0 != dimension }.map { source.text($0.span) }
        error(
            .timeNotFirst, "time is the first dimension, and this is the \(position == 1 ? "second" : "\(position + 1)th")",
            at: dimension.span, help: ["[\(([source.text(dimension.span)] + others).joined(separator: ", "))]"])
        return false
    }

    private mutating func extent(_ expression: Expression, _ type: ArgumentType = .size) -> Int? {
        guard case .integer(let value)? = value(of: expression, as: type, label: "an extent") else { return nil }
        return value
    }

    /// The sequence whose time an extent names, as in `[time: words]`; nil for any other extent.
    private func namedTime(_ expression: Expression) -> ValueID? {
        guard case .name(let name) = expression.kind, case .value(let value)? = frame.bindings[name], let id = value.id,
            net.time(of: id) != nil
        else { return nil }
        return id
    }

    /// Notes the buckets of an input; false after a report.
    private mutating func declareBuckets(
        _ expression: Expression, of input: InputDeclaration, _ time: InputTime?, steps bound: Int?
    ) -> Bool {
        let type = ArgumentType.named("numbers of steps in brackets", .list(.size, count: 1...Limits.buckets))
        guard case .list(let list)? = value(of: expression, as: type, label: "buckets") else { return false }
        let buckets = ArgumentValue.list(list).integers(count: list.count)
        guard let time, case .bounded = time.source else {
            error(
                .bucketsWithoutBound, "buckets are for a time that is bounded and not fixed", at: expression.span,
                help: ["input \(input.name.text): [time: ...\(buckets.max()!)]"])
            return false
        }
        func span(_ index: Int) -> Span {
            if case .array(let elements) = expression.kind { elements[index].span } else { expression.span }
        }
        for index in buckets.indices.dropFirst() where buckets[index] <= buckets[index - 1] {
            error(
                .bucketsOrder, "buckets ascend, and \(buckets[index].text) stands behind \(buckets[index - 1].text)",
                at: span(index), help: ["buckets: \(Array(Set(buckets)).sorted().shapeText)"])
            return false
        }
        guard let bound else { return false }
        if let index = buckets.firstIndex(where: { $0 > bound }) {
            error(
                .bucketBeyondBound, "a bucket of \(buckets[index].text) steps is longer than the time, ...\(bound)",
                at: span(index), notes: [Note("the time is bounded here", at: time.span)])
            return false
        }
        if let first = bucketing {
            error(
                .twoBucketings, "one input has buckets, and this is a second one", at: expression.span,
                notes: [Note("first here", at: first.span)], help: ["`[time: \(first.input)]` shares the time of that input, and its buckets"])
            return false
        }
        bucketing = Bucketing(
            input: input.name.text, span: expression.span, steps: buckets.last == bound ? buckets : buckets + [bound],
            lengthInput: net.graph.inputs.count + 1)
        return true
    }

    /// The number of indices of `0..<n` or `0...n`.
    private mutating func indexCount(_ range: Expression) -> Int? {
        guard case .range(let lower, let upper, let includesUpper) = range.kind else { return nil }
        guard case .integer(let first)? = value(of: lower, as: .integer(Int.min...Int.max), label: "the lower end")
        else { return nil }
        guard first == 0 else {
            error(.indexRange, "indices count from 0, and this range begins at \(first.text)", at: lower.span)
            return nil
        }
        guard case .integer(let last)? = value(of: upper, as: .integer(0...Int(Int32.max)), label: "the upper end")
        else { return nil }
        let count = includesUpper ? last + 1 : last
        guard count > 0, count <= Int(Int32.max) else {
            error(.indexRange, "a range of indices holds at least one", at: range.span, help: ["0..<10"])
            return nil
        }
        return count
    }
}
