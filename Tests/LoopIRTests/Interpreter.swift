import Foundation
import LoopIR
import Reference
import TensorIR

/// Runs a phase of a program in Swift, every address checked against its memory. Slow and plain:
/// it finds stray reads and wrong loops without a C compiler, for targets this machine lacks too.
struct Interpreter {
    let program: Program
    var arena: [Float] = []
    var parameters: [Float]
    var gradients: [Float]
    var inputs: [[Float]]
    var indexInputs: [[Int32]]
    /// What the sequences carry from step to step.
    var states: [Float] = []
    var targets: [[Float]]
    var indexTargets: [[Int32]]
    var outputs: [[Float]]
    var accumulate = 0
    var exampleWeight: Float = 1
    var seed: UInt64 = 7

    init(_ program: Program, outputs: [Int], inputs: [[Float]], targets: [[Float]] = [], indexTargets: [[Int32]] = []) {
        self.program = program
        parameters = Array(repeating: 0, count: program.blockFloats)
        gradients = parameters
        self.inputs = inputs
        indexInputs = []
        self.targets = targets
        self.indexTargets = indexTargets
        self.outputs = outputs.map { Array(repeating: .nan, count: $0) }
    }

    struct Address {
        var memory: Actual
        var offset: Int

        init(memory: Actual, offset: Int) { (self.memory, self.offset) = (memory, offset) }

        /// What an argument points to in step t of a loop.
        init(_ actual: Actual, at t: Int) {
            switch actual {
            case .arena(let at): self.init(memory: .arena(0), offset: at)
            case .parameters(let at): self.init(memory: .parameters(0), offset: at)
            case .gradients(let at): self.init(memory: .gradients(0), offset: at)
            case .constant(let i, let at): self.init(memory: .constant(i, 0), offset: at)
            case .input(let i, let at): self.init(memory: .input(i, 0), offset: at)
            case .target(let i, let at): self.init(memory: .target(i, 0), offset: at)
            case .output(let i, let at): self.init(memory: .output(i, 0), offset: at)
            case .states(let at): self.init(memory: .states(0), offset: at)
            case .scalar: preconditionFailure("a number has no address")
            case .advancing(let base, let stride):
                self.init(base, at: t)
                offset += t * stride
            case .alternating(let even, let odd): self.init(t % 2 == 0 ? even : odd, at: t)
            }
        }
    }

    private final class Frame {
        var pointers: [String: Address] = [:]
        var variables: [String: Int] = [:]
        var registers: [String: [Float]] = [:]
        var masks: [String: Int] = [:]
        var locals: [[Float]] = []
        let kernel: String
        init(_ kernel: String) { self.kernel = kernel }
    }

    mutating func run(_ phase: Phase, examples n: Int) {
        arena = Array(repeating: .nan, count: phase.arenaFloats)
        run(phase.steps, examples: n, at: 0)
    }

    private mutating func run(_ steps: [Step], examples n: Int, at t: Int) {
        for step in steps {
            switch step {
            case .call(let call): run(call, examples: n, at: t)
            case .loop(let count, let isReversed, let body):
                for t in isReversed ? Array((0..<count).reversed()) : Array(0..<count) { run(body, examples: n, at: t) }
            }
        }
    }

    private mutating func run(_ call: Call, examples n: Int, at t: Int) {
        let kernel = program.kernels.first { $0.name == call.kernel }!
        let frame = Frame(kernel.name)
        frame.variables["n"] = n
        for (argument, actual) in zip(kernel.arguments, call.arguments) {
            switch argument.kind {
            case .input, .output, .indices: frame.pointers[argument.name] = Address(actual, at: t)
            case .accumulate: frame.variables[argument.name] = accumulate
            case .exampleWeight, .factor: frame.registers[argument.name] = [exampleWeight]
            case .seed, .firstExample: frame.variables[argument.name] = 0
            }
        }
        execute(kernel.body, frame)
    }

    private mutating func execute(_ body: [Statement], _ frame: Frame) {
        for statement in body {
            switch statement {
            case .comment, .prefetch, .opaque: break
            case .loop(let loop):
                var i = loop.continues ? frame.variables[loop.variable.name]! : index(loop.from, frame)
                while i + loop.step <= index(loop.to, frame) {
                    frame.variables[loop.variable.name] = i
                    execute(loop.body, frame)
                    i += loop.step
                }
                frame.variables[loop.variable.name] = i
            case .block(let inner): execute(inner, frame)
            case .define(let variable, let value): frame.variables[variable.name] = index(value, frame)
            case .point(let pointer, let place, _): frame.pointers[pointer.name] = address(place, frame)
            case .local(let pointer, let floats):
                frame.locals.append(Array(repeating: .nan, count: floats))
                frame.pointers[pointer.name] = Address(memory: .scalar, offset: (frame.locals.count - 1) << 32)
            case .mask(let mask, let count):
                let lanes = index(count, frame)
                precondition(lanes >= 0 && lanes <= program.target.lanes, "\(frame.kernel): a mask of \(lanes)")
                frame.masks[mask.name] = lanes
            case .declare(let register, let value), .assign(let register, let value):
                frame.registers[register.name] = self.value(value, frame)
            case .store(let place, let value, let lanes):
                let values = self.value(value, frame)
                let start = address(place, frame)
                for lane in 0..<count(lanes, frame) { write(values[lane], start, lane, frame) }
            case .branch(let flag, let then, let otherwise):
                execute(frame.variables[flag.name]! != 0 ? then : otherwise, frame)
            }
        }
    }

    private func count(_ lanes: Lanes, _ frame: Frame) -> Int {
        switch lanes {
        case .one: 1
        case .all: program.target.lanes
        case .masked(let mask): frame.masks[mask.name]!
        }
    }

    private func address(_ place: Place, _ frame: Frame) -> Address {
        var result = frame.pointers[place.pointer.name]!
        result.offset += index(place.offset, frame)
        return result
    }

    private func read(_ address: Address, _ lane: Int, _ frame: Frame) -> Float {
        let i = address.offset + lane
        func checked(_ array: [Float]) -> Float {
            precondition(array.indices.contains(i), "\(frame.kernel): reads \(address.memory) at \(i) of \(array.count)")
            return array[i]
        }
        switch address.memory {
        case .arena: return checked(arena)
        case .parameters: return checked(parameters)
        case .gradients: return checked(gradients)
        case .constant(let c, _):
            guard case .floats(let values) = program.constants[c].elements else { preconditionFailure("floats of indices") }
            return checked(values.map(Float.init))
        case .input(let k, _): return checked(inputs[k])
        case .target(let k, _): return checked(targets[k])
        case .output(let k, _): return checked(outputs[k])
        case .states: return checked(states)
        case .advancing, .alternating: preconditionFailure("an address that moves")
        case .scalar: return frame.locals[i >> 32][i & 0xffff_ffff]
        }
    }

    private mutating func write(_ value: Float, _ address: Address, _ lane: Int, _ frame: Frame) {
        let i = address.offset + lane
        func check(_ count: Int) { precondition((0..<count).contains(i), "\(frame.kernel): writes \(address.memory) at \(i) of \(count)") }
        switch address.memory {
        case .arena:
            check(arena.count)
            arena[i] = value
        case .parameters:
            check(parameters.count)
            parameters[i] = value
        case .gradients:
            check(gradients.count)
            gradients[i] = value
        case .output(let k, _):
            check(outputs[k].count)
            outputs[k][i] = value
        case .states:
            check(states.count)
            states[i] = value
        case .scalar: frame.locals[i >> 32][i & 0xffff_ffff] = value
        case .constant, .input, .target, .advancing, .alternating: preconditionFailure("\(frame.kernel): writes an input")
        }
    }

    private func index(_ index: Index, _ frame: Frame) -> Int {
        switch index {
        case .constant(let value): return value
        case .variable(let variable): return frame.variables[variable.name]!
        case .add(let a, let b): return self.index(a, frame) + self.index(b, frame)
        case .multiply(let a, let c): return self.index(a, frame) * c
        case .quotient(let a, let c): return self.index(a, frame) / c
        case .remainder(let a, let c): return self.index(a, frame) % c
        case .minimum(let a, let b): return min(self.index(a, frame), self.index(b, frame))
        case .element(let pointer, let offset):
            let address = frame.pointers[pointer.name]!
            let place = address.offset + self.index(offset, frame)
            switch address.memory {
            case .input(let k, _): return Int(indexInputs[k][place])
            case .target(let k, _): return Int(indexTargets[k][place])
            case .constant(let k, _):
                guard case .indices(let values) = program.constants[k].elements else { preconditionFailure("indices of floats") }
                return values[place]
            default: preconditionFailure("indices in the arena")
            }
        }
    }

    private func value(_ value: Value, _ frame: Frame) -> [Float] {
        let lanes = program.target.lanes
        func each(_ operands: [Value], _ combine: ([Double]) -> Double) -> [Float] {
            let values = operands.map { self.value($0, frame) }
            return values[0].indices.map { lane in Float(combine(values.map { Double($0[lane]) })) }
        }
        switch value {
        case .register(let register): return frame.registers[register.name]!
        case .constant(let c, let vector): return Array(repeating: Float(c), count: vector ? lanes : 1)
        case .load(let place, let which):
            let start = address(place, frame)
            let existing = count(which, frame)
            return (0..<(which == .one ? 1 : lanes)).map { $0 < existing ? read(start, $0, frame) : 0 }
        case .splat(let place): return Array(repeating: read(address(place, frame), 0, frame), count: lanes)
        case .broadcast(let x): return Array(repeating: self.value(x, frame)[0], count: lanes)
        case .unary(let operation, let x): return each([x]) { Scalar.unary(operation, .operand(0)).evaluate($0) }
        case .binary(let operation, let a, let b):
            return each([a, b]) { Scalar.binary(operation, .operand(0), .operand(1)).evaluate($0) }
        case .multiplyAdd(let a, let b, let c): return each([a, b, c]) { $0[0] * $0[1] + $0[2] }
        case .select(let comparison, let a, let b, let then, let otherwise):
            return each([a, b, then, otherwise]) {
                Scalar.select(comparison, .operand(0), .operand(1), then: .operand(2), otherwise: .operand(3)).evaluate($0)
            }
        case .blend(let mask, let then, let otherwise):
            let (a, b) = (self.value(then, frame), self.value(otherwise, frame))
            return a.indices.map { $0 < frame.masks[mask.name]! ? a[$0] : b[$0] }
        case .oneHot(let index, let position, let vector):
            let (k, start) = (self.index(index, frame), self.index(position, frame))
            return (0..<(vector ? lanes : 1)).map { start + $0 == k ? 1 : 0 }
        case .prefixMask(let count, let position, let vector):
            let (end, start) = (self.index(count, frame), self.index(position, frame))
            return (0..<(vector ? lanes : 1)).map { start + $0 < end ? 1 : 0 }
        case .across(let operation, let x):
            let values = self.value(x, frame)
            switch operation {
            case .sum: return [values.reduce(0, +)]
            case .maximum: return [values.max()!]
            case .minimum: return [values.min()!]
            }
        case .dropoutMask(let keep, let stream, let index):
            let uniform = Reference.uniform(seed: seed, stream: stream, index: self.index(index, frame))
            return [uniform < keep ? Float(1 / keep) : 0]
        }
    }
}
