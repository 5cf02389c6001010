import TensorIR

/// The program as text, for `--emit loops` and for tests: phases with their calls, then kernels.
extension Program: CustomStringConvertible {
    package var description: String {
        var lines = ["program \(name) for \(target.name): \(blockFloats) parameter floats"]
        for (title, phase) in phases {
            lines.append("")
            lines.append("\(title): chunks of \(phase.capacity), arena of \(phase.arenaFloats) floats")
            lines += phase.steps.flatMap { $0.lines(indent: 1) }
        }
        for kernel in kernels {
            lines.append("")
            lines += kernel.comment.map { "// \($0)" }
            lines.append("kernel \(kernel.name)(\(kernel.arguments.map(\.name).joined(separator: ", ")))")
            lines += kernel.body.flatMap { $0.lines(indent: 1) }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Actual: CustomStringConvertible {
    package var description: String {
        switch self {
        case .arena(let offset): "arena+\(offset)"
        case .parameters(let offset): "parameters+\(offset)"
        case .gradients(let offset): "gradients+\(offset)"
        case .constant(let i, let offset): "constant \(i)+\(offset)"
        case .input(let i, let offset): "input \(i)+\(offset)"
        case .target(let i, let offset): "target \(i)+\(offset)"
        case .output(let i, let offset): "output \(i)+\(offset)"
        case .states(let offset): "states+\(offset)"
        case .scalar: "·"
        case .advancing(let base, let stride): "\(base)+t·\(stride)"
        case .alternating(let even, let odd): "(\(even) or \(odd))"
        }
    }
}

extension Step {
    fileprivate func lines(indent: Int) -> [String] {
        let margin = String(repeating: "    ", count: indent)
        switch self {
        case .call(let call):
            return [margin + "\(call.kernel)(\(call.arguments.map(\.description).joined(separator: ", ")))"]
        case .loop(let count, let isReversed, let body):
            let range = isReversed ? "from \(count - 1) to 0" : "from 0 to \(count - 1)"
            return [margin + "for t \(range)"] + body.flatMap { $0.lines(indent: indent + 1) }
        }
    }
}

extension Statement {
    fileprivate func lines(indent: Int) -> [String] {
        let margin = String(repeating: "    ", count: indent)
        func nested(_ body: [Statement]) -> [String] { body.flatMap { $0.lines(indent: indent + 1) } }
        switch self {
        case .comment(let text): return [margin + "// " + text]
        case .loop(let loop):
            let from = loop.continues ? "…" : "\(loop.from)"
            let unroll = loop.unroll.map { " unrolled \($0)" } ?? ""
            return [margin + "for \(loop.variable.name) from \(from) to \(loop.to) by \(loop.step)\(unroll)"] + nested(loop.body)
        case .block(let body): return [margin + "block"] + nested(body)
        case .define(let variable, let index): return [margin + "\(variable.name) = \(index)"]
        case .point(let pointer, let place, _): return [margin + "\(pointer.name) = &\(place)"]
        case .local(let pointer, let floats): return [margin + "local \(pointer.name)[\(floats)]"]
        case .mask(let mask, let count): return [margin + "mask \(mask.name) = first \(count)"]
        case .declare(let register, let value): return [margin + "\(register.name) := \(value)"]
        case .assign(let register, let value): return [margin + "\(register.name) = \(value)"]
        case .store(let place, let value, let lanes): return [margin + "\(place)\(lanes) = \(value)"]
        case .branch(let flag, let then, let otherwise):
            return [margin + "if \(flag.name)"] + nested(then) + (otherwise.isEmpty ? [] : [margin + "else"] + nested(otherwise))
        case .prefetch(let place, let kind): return [margin + "prefetch \(kind) \(place)"]
        case .opaque(let pointer): return [margin + "opaque \(pointer.name)"]
        }
    }
}

extension Place: CustomStringConvertible {
    package var description: String { "\(pointer.name)[\(offset)]" }
}

extension Lanes: CustomStringConvertible {
    package var description: String {
        switch self {
        case .one: ""
        case .all: ":all"
        case .masked(let mask): ":\(mask.name)"
        }
    }
}

extension Index: CustomStringConvertible {
    package var description: String {
        switch self {
        case .constant(let value): "\(value)"
        case .variable(let variable): variable.name
        case .add(let a, .constant(let c)) where c < 0: "\(a) - \(-c)"
        case .add(let a, .multiply(let b, -1)): "\(a) - \(b.factor)"
        case .add(let a, let b): "\(a) + \(b)"
        case .multiply(let a, let c): "\(c)*\(a.factor)"
        case .quotient(let a, let c): "\(a.factor)/\(c)"
        case .remainder(let a, let c): "\(a.factor)%\(c)"
        case .minimum(let a, let b): "min(\(a), \(b))"
        case .element(let pointer, let offset): "\(pointer.name)[\(offset)]"
        }
    }

    private var factor: String {
        if case .add = self { "(\(self))" } else { description }
    }
}

extension Value: CustomStringConvertible {
    package var description: String {
        switch self {
        case .register(let register): register.name
        case .constant(let value, _): "\(value)"
        case .load(let place, let lanes): "\(place)\(lanes)"
        case .splat(let place): "splat \(place)"
        case .broadcast(let value): "broadcast(\(value))"
        case .unary(let operation, let x): "\(operation)(\(x))"
        case .binary(let operation, let a, let b): "\(operation)(\(a), \(b))"
        case .multiplyAdd(let a, let b, let c): "\(a)·\(b) + \(c)"
        case .select(let comparison, let a, let b, let then, let otherwise):
            "\(a) \(comparison.rawValue) \(b) ? \(then) : \(otherwise)"
        case .blend(let mask, let then, let otherwise): "\(mask.name) ? \(then) : \(otherwise)"
        case .prefixMask(let count, let position, _): "prefixMask(\(count), at \(position))"
        case .oneHot(let index, let position, _): "oneHot(\(index), at \(position))"
        case .across(let operation, let value): "\(operation) across(\(value))"
        case .dropoutMask(let keep, let stream, let index): "dropoutMask(\(keep), \(stream), \(index))"
        }
    }
}
