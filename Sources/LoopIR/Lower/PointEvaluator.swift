import TensorIR

/// Evaluates the nodes of a region at one point of its loops: a scalar, or a vector along one axis.
struct PointEvaluator {
    let builder: KernelBuilder
    let lanes: Lanes
    /// The offset of an access at this point and its stride along the vector.
    let locate: (Access) -> (offset: Index, stride: Int)
    /// The position along the last axis, which one-hot rows and masks compare with.
    let lastCoordinate: Index
    /// Values already in registers.
    var known: [ValueID: Value] = [:]
    /// What has to run before the values asked for.
    var statements: [Statement] = []

    private var isVector: Bool { lanes != .one }
    private var graph: Graph { builder.graph }

    init(
        _ builder: KernelBuilder, lanes: Lanes, lastCoordinate: Index = 0,
        locate: @escaping (Access) -> (offset: Index, stride: Int)
    ) {
        (self.builder, self.lanes, self.lastCoordinate, self.locate) = (builder, lanes, lastCoordinate, locate)
    }

    /// Computes the members of the region and stores what others read.
    mutating func finish() {
        let region = builder.region
        for member in region.members { _ = compute(member, keeps: isReadAgain(member)) }
        for id in region.stores {
            for access in builder.plan.places(of: id) {
                let (offset, stride) = locate(access)
                let value = value(of: id)
                let place = Place(builder.output(id, access), offset)
                if isVector && stride != 1 {
                    scatter(value, to: place, stride)
                } else {
                    statements += builder.storing(value, at: place, lanes, accumulating: access.memory == .gradients)
                }
            }
        }
    }

    /// A vector of elements that do not lie side by side, collected on the stack.
    private mutating func gather(_ place: Place, _ stride: Int) -> Value {
        let (array, lane) = (Pointer(builder.fresh("lanes")), builder.variable("l"))
        statements += [
            .local(array, floats: builder.target.lanes),
            .loop(Loop(lane, to: builder.count(lanes), [
                .store(
                    Place(array, .variable(lane)),
                    .load(Place(place.pointer, place.offset + .variable(lane) * stride), .one), .one)
            ])),
        ]
        return .load(Place(array), lanes)
    }

    private mutating func scatter(_ value: Value, to place: Place, _ stride: Int) {
        let (array, lane) = (Pointer(builder.fresh("lanes")), builder.variable("l"))
        statements += [
            .local(array, floats: builder.target.lanes),
            .store(Place(array), value, .all),
            .loop(Loop(lane, to: builder.count(lanes), [
                .store(
                    Place(place.pointer, place.offset + .variable(lane) * stride),
                    .load(Place(array, .variable(lane)), .one), .one)
            ])),
        ]
    }

    private func isReadAgain(_ id: ValueID) -> Bool {
        let readers = builder.region.members.filter { graph[$0].operands.contains(id) }
        return readers.count + (builder.region.stores.contains(id) ? builder.plan.places(of: id).count : 0) > 1
            || (readers.first.map { graph[$0].operands.filter { $0 == id }.count > 1 } ?? false)
    }

    private mutating func compute(_ id: ValueID, keeps: Bool) -> Value {
        var result: Value
        switch graph[id].primitive {
        case .map(let scalar):
            let operands = graph[id].operands.map { value(of: $0) }
            result = scalar.value(of: operands, vector: isVector)
        case .oneHot:
            result = .oneHot(index: index(of: graph[id].operands[0]), position: lastCoordinate, vector: isVector)
        case .prefixMask:
            result = .prefixMask(count: index(of: graph[id].operands[0]), position: lastCoordinate, vector: isVector)
        case .constant(.splat), .exampleWeight:
            result = number(id)
        default:
            preconditionFailure("%\(id.index) can't be evaluated on the fly")
        }
        if keeps {
            let register = builder.register("t", vector: isVector)
            statements.append(.declare(register, result))
            result = .register(register)
        }
        known[id] = result
        return result
    }

    /// The index at this point of a value that lacks the last axis.
    private func index(of id: ValueID) -> Index {
        let access = builder.plan.access[id]!
        return .element(builder.pointer(access, named: builder.stem(for: id), .indices), locate(access.appendingUnit()).offset)
    }

    mutating func value(of id: ValueID) -> Value {
        if let value = known[id] { return value }
        if builder.plan.inlined.contains(id) { return compute(id, keeps: false) }
        if let access = builder.plan.access[id] {
            let (offset, stride) = locate(access)
            let place = Place(builder.pointer(access, named: builder.stem(for: id)), offset)
            let result: Value
            if !isVector {
                result = .load(place, .one)
            } else if stride == 0 {
                result = .splat(place)
            } else if stride == 1 {
                result = .load(place, lanes)
            } else {
                result = gather(place, stride)
            }
            let register = builder.register(builder.stem(for: id) + "_", vector: isVector)
            statements.append(.declare(register, result))
            known[id] = .register(register)
            return .register(register)
        }
        switch graph[id].primitive {
        case .broadcast, .reshape, .transpose, .slice, .window, .reverse:
            return value(of: graph[id].operands[0])
        default:
            return number(id)
        }
    }

    /// A value that is the same number everywhere.
    private func number(_ id: ValueID) -> Value {
        switch graph[id].primitive {
        case .constant(.splat(let constant, _)):
            return .constant(constant, vector: isVector)
        case .exampleWeight:
            let name = builder.scalarArgument("example_weight", .exampleWeight)
            let scalar = Value.register(Register(name, vector: false))
            return isVector ? .broadcast(scalar) : scalar
        default:
            preconditionFailure("%\(id.index) has neither memory nor formula")
        }
    }
}

extension Access {
    /// The access of an index tensor under the shape of its one-hot rows or masks.
    func appendingUnit() -> Access {
        var result = self
        result.axes.append(.affine(0))
        return result
    }
}

extension Scalar {
    /// The expression over values in registers.
    func value(of operands: [Value], vector: Bool) -> Value {
        switch self {
        case .constant(let constant): .constant(constant, vector: vector)
        case .operand(let i): operands[i]
        case .unary(let operation, let x): .unary(operation, x.value(of: operands, vector: vector))
        case .binary(.add, .binary(.multiply, let a, let b), let c), .binary(.add, let c, .binary(.multiply, let a, let b)):
            .multiplyAdd(
                a.value(of: operands, vector: vector), b.value(of: operands, vector: vector),
                c.value(of: operands, vector: vector))
        case .binary(let operation, let a, let b):
            .binary(operation, a.value(of: operands, vector: vector), b.value(of: operands, vector: vector))
        case .select(let comparison, let a, let b, let then, let otherwise):
            .select(
                comparison, a.value(of: operands, vector: vector), b.value(of: operands, vector: vector),
                then: then.value(of: operands, vector: vector), otherwise: otherwise.value(of: operands, vector: vector))
        }
    }
}
