import TensorIR

/// Softmax and its logarithm's normaliser: three passes along each row.
extension KernelBuilder {
    func lowerRow() -> [Statement] {
        let id = region.anchor!
        let operand = graph[id].operands[0]
        let shape = graph[operand].shape
        guard let input = plan.access[operand], let output = plan.access[id] else {
            preconditionFailure("the rows of %\(id.index) lack memory")
        }
        let isSoftmax = graph[id].primitive == .softmax
        // logSumExp drops the last axis: its result repeats along it.
        let result = isSoftmax ? output : output.appendingUnit()
        let nest = Nest(shape, accesses: [input, result], separate: shape.rank - 1)
        let row = Nest.Dimension(extent: .fixed(shape.dims.last!), axes: [shape.rank - 1], isReduced: false)
        let rows = nest.dimensions.filter { $0.axes != row.axes }
        let inVectors = Nest.stride(input, row) == 1 && (!isSoftmax || Nest.stride(result, row) == 1) && target.lanes > 1
        let x = pointer(input, named: stem(for: operand))
        let y = pointer(output, named: "y", .output)

        /// Runs along the row and combines a value of each element.
        func along(_ counters: Counters, _ body: (Counters, Lanes) -> [Statement]) -> [Statement] {
            inVectors
                ? vectorLoop(over: row, counters: counters, body) : loops(over: [row], counters: counters) { body($0, .one) }
        }
        func element(_ counters: Counters, _ lanes: Lanes) -> Value { .load(Place(x, counters.offset(input)), lanes) }
        func only(_ value: Value, _ lanes: Lanes, else identity: Double) -> Value {
            if case .masked(let mask) = lanes { .blend(mask, value, .constant(identity, vector: true)) } else { value }
        }
        func combined(_ operation: Reduce.Operation, _ register: Register) -> Value {
            inVectors ? .across(operation, .register(register)) : .register(register)
        }
        func spread(_ register: Register, _ lanes: Lanes) -> Value {
            lanes == .one ? .register(register) : .broadcast(.register(register))
        }

        return loops(over: rows) { counters in
            let best = register("best", vector: inVectors)
            let sum = register("sum", vector: inVectors)
            let maximum = register("maximum", vector: false)
            let total = register("total", vector: false)
            var body: [Statement] = [.declare(best, .constant(-.infinity, vector: inVectors))]
            body += along(counters) { inner, lanes in
                [.assign(best, .binary(.maximum, .register(best), only(element(inner, lanes), lanes, else: -.infinity)))]
            }
            body += [
                .declare(maximum, combined(.maximum, best)), .declare(sum, .constant(0, vector: inVectors)),
            ]
            body += along(counters) { inner, lanes in
                let e = register("e", vector: lanes != .one)
                let exponential = Value.unary(.exp, .binary(.subtract, element(inner, lanes), spread(maximum, lanes)))
                return [.declare(e, exponential)]
                    + (isSoftmax ? [.store(Place(y, inner.offset(result)), .register(e), lanes)] : [])
                    + [.assign(sum, .binary(.add, .register(sum), only(.register(e), lanes, else: 0)))]
            }
            guard isSoftmax else {
                let value = Value.binary(.add, .register(maximum), .unary(.log, combined(.sum, sum)))
                return body + [.store(Place(y, counters.offset(output)), value, .one)]
            }
            body.append(.declare(total, .binary(.divide, .constant(1, vector: false), combined(.sum, sum))))
            return body + along(counters) { inner, lanes in
                let place = Place(y, inner.offset(result))
                return [.store(place, .binary(.multiply, .load(place, lanes), spread(total, lanes)), lanes)]
            }
        }
    }
}
