import TensorIR

extension Program {
    /// Traps, naming the kernel, where the program breaks a rule of the loop language: a name used
    /// outside of its scope, a store to an input, vectors mixed with scalars, a call that does not
    /// fit its kernel or leaves the arena. Any of these is a bug of the lowering.
    package func verify() {
        let byName = Dictionary(uniqueKeysWithValues: kernels.map { ($0.name, $0) })
        for (_, phase) in phases {
            for call in phase.calls {
                guard let kernel = byName[call.kernel] else { preconditionFailure("no kernel \(call.kernel)") }
                precondition(kernel.arguments.count == call.arguments.count, "\(call.kernel): \(call.arguments.count) arguments")
                for case .arena(let offset) in call.arguments.flatMap(\.bases) {
                    precondition((0..<max(1, phase.arenaFloats)).contains(offset), "\(call.kernel): outside of the arena")
                }
            }
        }
        for kernel in kernels {
            var scope = Scope(kernel)
            scope.check(kernel.body)
        }
    }
}

/// The names that a statement may use.
private struct Scope {
    let kernel: String
    var readable: Set<Pointer> = []
    var writable: Set<Pointer> = []
    var variables: Set<Variable> = [.n]
    var registers: Set<Register> = []
    var masks: Set<Mask> = []

    init(_ kernel: Kernel) {
        self.kernel = kernel.name
        for argument in kernel.arguments {
            switch argument.kind {
            case .input, .indices: readable.insert(Pointer(argument.name))
            case .output: writable.insert(Pointer(argument.name))
            case .accumulate, .firstExample, .seed: variables.insert(Variable(argument.name))
            case .exampleWeight, .factor: registers.insert(Register(argument.name, vector: false))
            }
        }
    }

    func require(_ condition: Bool, _ message: @autoclosure () -> String) {
        precondition(condition, "kernel \(kernel): \(message())")
    }

    mutating func check(_ body: [Statement]) {
        for statement in body { check(statement) }
    }

    func checkInner(_ body: [Statement]) {
        var inner = self
        inner.check(body)
    }

    mutating func check(_ statement: Statement) {
        switch statement {
        case .comment: break
        case .loop(let loop):
            check(loop.to)
            if loop.continues {
                require(variables.contains(loop.variable), "no loop to go on from with \(loop.variable.name)")
            } else {
                check(loop.from)
            }
            require(loop.step > 0, "a step of \(loop.step)")
            var inner = self
            inner.variables.insert(loop.variable)
            inner.check(loop.body)
            if loop.isContinued { variables.insert(loop.variable) }
        case .block(let body): checkInner(body)
        case .define(let variable, let index):
            check(index)
            variables.insert(variable)
        case .point(let pointer, let place, let isMutable):
            check(place, writing: isMutable)
            readable.insert(pointer)
            if isMutable { writable.insert(pointer) }
        case .local(let pointer, let floats):
            require(floats > 0, "an empty array \(pointer.name)")
            readable.insert(pointer)
            writable.insert(pointer)
        case .mask(let mask, let count):
            check(count)
            masks.insert(mask)
        case .declare(let register, let value):
            check(value)
            require(register.isVector == value.isVector, "\(register.name) mixes scalar and vector")
            registers.insert(register)
        case .assign(let register, let value):
            require(registers.contains(register), "no register \(register.name)")
            require(register.isVector == value.isVector, "\(register.name) mixes scalar and vector")
            check(value)
        case .store(let place, let value, let lanes):
            check(place, writing: true)
            check(lanes)
            check(value)
            require(value.isVector == (lanes != .one), "a store of \(value) into \(place)\(lanes)")
        case .branch(let flag, let then, let otherwise):
            require(variables.contains(flag), "no flag \(flag.name)")
            checkInner(then)
            checkInner(otherwise)
        case .prefetch(let place, _): check(place, writing: false)
        case .opaque(let pointer): require(readable.contains(pointer), "no pointer \(pointer.name)")
        }
    }

    func check(_ place: Place, writing: Bool) {
        require(
            writable.contains(place.pointer) || (!writing && readable.contains(place.pointer)),
            "no \(writing ? "writable " : "")pointer \(place.pointer.name)")
        check(place.offset)
    }

    func check(_ lanes: Lanes) {
        if case .masked(let mask) = lanes { require(masks.contains(mask), "no mask \(mask.name)") }
    }

    func check(_ index: Index) {
        switch index {
        case .constant: break
        case .variable(let variable): require(variables.contains(variable), "no variable \(variable.name)")
        case .add(let a, let b), .minimum(let a, let b):
            check(a)
            check(b)
        case .multiply(let a, _): check(a)
        case .quotient(let a, let divisor), .remainder(let a, let divisor):
            require(divisor > 0, "a division by \(divisor)")
            check(a)
        case .element(let pointer, let offset):
            require(readable.contains(pointer), "no indices \(pointer.name)")
            check(offset)
        }
    }

    func check(_ value: Value) {
        switch value {
        case .register(let register): require(registers.contains(register), "no register \(register.name)")
        case .constant: break
        case .load(let place, let lanes):
            check(place, writing: false)
            check(lanes)
        case .splat(let place): check(place, writing: false)
        case .broadcast(let x):
            require(!x.isVector, "a broadcast of a vector")
            check(x)
        case .unary(_, let x): check(x)
        case .across(_, let x):
            require(x.isVector, "a sum across a scalar")
            check(x)
        case .binary(_, let a, let b):
            checkAll([a, b])
        case .multiplyAdd(let a, let b, let c):
            checkAll([a, b, c])
        case .select(_, let a, let b, let then, let otherwise):
            checkAll([a, b, then, otherwise])
        case .blend(let mask, let then, let otherwise):
            check(.masked(mask))
            checkAll([then, otherwise])
        case .oneHot(let index, let position, _), .prefixMask(let index, let position, _):
            check(index)
            check(position)
        case .dropoutMask(_, _, let index): check(index)
        }
    }

    /// Operands of one operation: all vectors or all scalars.
    private func checkAll(_ values: [Value]) {
        for value in values { check(value) }
        require(Set(values.map(\.isVector)).count == 1, "scalars mixed with vectors")
    }
}
