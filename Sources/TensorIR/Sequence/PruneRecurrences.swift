extension Graph {
    /// Simplifies the bodies of recurrences, drops outputs that nothing reads and operands that the
    /// body does not, and takes what is the same number at all steps into the body.
    func pruningRecurrences() -> Graph {
        var read: [Scan: Set<Int>] = [:]
        for node in nodes { if case .scan(let scan, let result) = node.primitive { read[scan, default: []].insert(result) } }
        var slimmer: [SlimKey: SlimScan] = [:]
        return rewriting { graph, _, node in
            guard case .scan(let scan, let result) = node.primitive else { return nil }
            let numbers = node.operands.map { graph.splat($0) }
            let key = SlimKey(scan: scan, numbers: numbers)
            let slim = slimmer[key] ?? SlimScan(scan, read: read[scan]!, numbers: numbers)
            slimmer[key] = slim
            return graph.append(
                .scan(slim.scan, result: slim.results.firstIndex(of: result)!), slim.operands.map { node.operands[$0] },
                origin: node.origin)
        }
    }
}

private struct SlimKey: Hashable {
    var scan: Scan
    var numbers: [Double?]
}

/// A recurrence with only the results and operands that are needed, by their old numbers.
private struct SlimScan {
    var scan: Scan
    var results: [Int]
    var operands: [Int]

    init(_ old: Scan, read: Set<Int>, numbers: [Double?]) {
        results = Array(0..<old.states) + (old.states..<old.results).filter(read.contains)
        var body = old.body.rewriting { graph, _, node in
            guard case .input(let index) = node.primitive, index >= old.states, let number = numbers[index] else { return nil }
            return graph.append(.constant(.splat(number, node.shape)), origin: node.origin)
        }
        body.outputs = results.map { body.outputs[$0] }
        body = Graph.simplifyingPasses.reduce(body) { $1.run($0) }
        let isRead = body.inputs.indices.map { index in
            guard index >= old.states else { return true }
            let value = body.inputs[index].value
            return numbers[index] == nil
                && (body.nodes.contains { $0.operands.contains(value) } || body.outputs.contains { $0.value == value })
        }
        operands = isRead.indices.filter { isRead[$0] }
        scan = old
        scan.sequences = operands.filter { $0 >= old.states && $0 < old.states + old.sequences }.count
        scan.body = body.extracting(body.outputs.map(\.value), inputs: operands)
    }
}
