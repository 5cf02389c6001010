extension Kernel {
    /// With each place of an input loaded once among statements that run one behind the other: the bias of a tile's
    /// columns is that of all its rows.
    func loadingOnce() -> Kernel {
        let inputs = Set(arguments.filter { $0.kind == .input }.map { Pointer($0.name) })
        var kernel = self
        kernel.body = body.loadingOnce(inputs)
        return kernel
    }
}

extension [Statement] {
    fileprivate func loadingOnce(_ inputs: Set<Pointer>) -> [Statement] {
        let changing = assigned
        var result: [Statement] = []
        var loaded: [Value: Register] = [:]
        var same: [Register: Register] = [:]
        for statement in self {
            let statement = statement.mapReads { same[$0] ?? $0 }
            switch statement {
            case .declare(let register, let value) where value.isLoad(from: inputs) && !changing.contains(register):
                // A name may come again in another scope, but here it is a new register.
                same[register] = nil
                if let known = loaded[value] {
                    same[register] = known
                    continue
                }
                loaded[value] = register
                result.append(statement)
            case .loop(var loop):
                loop.body = loop.body.loadingOnce(inputs)
                result.append(.loop(loop))
            case .block(let body): result.append(.block(body.loadingOnce(inputs)))
            case .branch(let flag, let then, let otherwise):
                result.append(.branch(flag: flag, then: then.loadingOnce(inputs), otherwise: otherwise.loadingOnce(inputs)))
            case .comment, .define, .point, .local, .mask, .declare, .assign, .store, .prefetch, .opaque: result.append(statement)
            }
        }
        return result
    }

    /// The registers that are given another value, at any depth.
    private var assigned: Set<Register> {
        reduce(into: []) { registers, statement in
            if case .assign(let register, _) = statement { registers.insert(register) }
            registers.formUnion(statement.nested.assigned)
        }
    }
}

extension Value {
    fileprivate func isLoad(from inputs: Set<Pointer>) -> Bool {
        switch self {
        case .load(let place, _), .splat(let place): inputs.contains(place.pointer)
        case .register, .constant, .broadcast, .unary, .binary, .multiplyAdd, .select, .blend, .oneHot, .prefixMask, .across,
            .dropoutMask:
            false
        }
    }
}
