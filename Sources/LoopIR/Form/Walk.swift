/// Rewriting what statements mention, in one place for all passes over the loop language.
extension Statement {
    /// With every place, read or written, replaced; nested statements included.
    func mapPlaces(_ replace: (Place) -> Place) -> Statement {
        func each(_ body: [Statement]) -> [Statement] { body.map { $0.mapPlaces(replace) } }
        switch self {
        case .comment, .define, .local, .mask, .opaque: return self
        case .loop(var loop):
            loop.body = each(loop.body)
            return .loop(loop)
        case .block(let body): return .block(each(body))
        case .point(let pointer, let place, let isMutable): return .point(pointer, at: replace(place), isMutable: isMutable)
        case .declare(let register, let value): return .declare(register, value.mapPlaces(replace))
        case .assign(let register, let value): return .assign(register, value.mapPlaces(replace))
        case .store(let place, let value, let lanes): return .store(replace(place), value.mapPlaces(replace), lanes)
        case .branch(let flag, let then, let otherwise): return .branch(flag: flag, then: each(then), otherwise: each(otherwise))
        case .prefetch(let place, let kind): return .prefetch(replace(place), kind)
        }
    }

    /// With every register that is read replaced; nested statements included.
    func mapReads(_ replace: (Register) -> Register) -> Statement {
        func each(_ body: [Statement]) -> [Statement] { body.map { $0.mapReads(replace) } }
        switch self {
        case .comment, .define, .local, .mask, .opaque, .point, .prefetch: return self
        case .loop(var loop):
            loop.body = each(loop.body)
            return .loop(loop)
        case .block(let body): return .block(each(body))
        case .declare(let register, let value): return .declare(register, value.mapReads(replace))
        case .assign(let register, let value): return .assign(register, value.mapReads(replace))
        case .store(let place, let value, let lanes): return .store(place, value.mapReads(replace), lanes)
        case .branch(let flag, let then, let otherwise): return .branch(flag: flag, then: each(then), otherwise: each(otherwise))
        }
    }

    /// The statements within, not those deeper down.
    var nested: [Statement] {
        switch self {
        case .loop(let loop): loop.body
        case .block(let body): body
        case .branch(_, let then, let otherwise): then + otherwise
        case .comment, .define, .point, .local, .mask, .declare, .assign, .store, .prefetch, .opaque: []
        }
    }
}

extension Value {
    func mapPlaces(_ replace: (Place) -> Place) -> Value {
        switch self {
        case .load(let place, let lanes): .load(replace(place), lanes)
        case .splat(let place): .splat(replace(place))
        case .register, .constant, .broadcast, .unary, .binary, .multiplyAdd, .select, .blend, .oneHot, .prefixMask, .across,
            .dropoutMask:
            mapOperands { $0.mapPlaces(replace) }
        }
    }

    func mapReads(_ replace: (Register) -> Register) -> Value {
        switch self {
        case .register(let register): .register(replace(register))
        case .constant, .load, .splat, .broadcast, .unary, .binary, .multiplyAdd, .select, .blend, .oneHot, .prefixMask, .across,
            .dropoutMask:
            mapOperands { $0.mapReads(replace) }
        }
    }

    private func mapOperands(_ replace: (Value) -> Value) -> Value {
        switch self {
        case .register, .constant, .load, .splat, .oneHot, .prefixMask, .dropoutMask: self
        case .broadcast(let x): .broadcast(replace(x))
        case .unary(let operation, let x): .unary(operation, replace(x))
        case .binary(let operation, let x, let y): .binary(operation, replace(x), replace(y))
        case .multiplyAdd(let x, let y, let z): .multiplyAdd(replace(x), replace(y), replace(z))
        case .select(let comparison, let x, let y, let then, let otherwise):
            .select(comparison, replace(x), replace(y), then: replace(then), otherwise: replace(otherwise))
        case .blend(let mask, let x, let y): .blend(mask, replace(x), replace(y))
        case .across(let operation, let x): .across(operation, replace(x))
        }
    }
}
