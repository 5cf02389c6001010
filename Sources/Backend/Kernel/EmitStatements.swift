import CCode
import LoopIR
import TensorIR

extension KernelEmitter {
    /// The statements between a pair of braces; a block that is all of them needs no braces of its own.
    func block(_ body: [Statement]) -> [CStatement] {
        if body.count == 1, case .block(let inner) = body[0] { return block(inner) }
        var scope: Set<Variable> = []
        return body.flatMap { statement($0, scope: &scope) }
    }

    /// `scope` holds the counters declared so far in the C block that the statement stands in.
    private func statement(_ statement: Statement, scope: inout Set<Variable>) -> [CStatement] {
        switch statement {
        case .comment(let text):
            [.comment(text)]
        case .loop(let loop):
            self.loop(loop, scope: &scope)
        case .block(let body):
            [.block(block(body))]
        case .define(let variable, let index):
            [.declaration(CDeclaration(.const(.ptrdiff), variable.name, expression(index)))]
        case .point(let pointer, let place, let isMutable):
            [
                .declaration(
                    CDeclaration(.pointer(isMutable ? .float : .const(.float)), pointer.name, address(place).pointer))
            ]
        case .local(let pointer, let floats):
            [.declaration(CDeclaration(.array(.float, count: floats), pointer.name, alignment: 64))]
        case .mask(let mask, let count):
            [.declaration(CDeclaration(.const(isa.mask), mask.name, isa.firstLanes(expression(count))))]
        case .declare(let register, let value):
            [.declaration(CDeclaration(register.isVector ? isa.vector : .float, register.name, expression(value)))]
        case .assign(let register, let value):
            [.update(.identifier(register.name), expression(value))]
        case .store(let place, let value, let lanes):
            [store(expression(value), to: address(place), lanes)]
        case .branch(let flag, let then, let otherwise):
            [.if(.identifier(flag.name), then: block(then), otherwise: block(otherwise))]
        case .prefetch(let place, let kind):
            isa.prefetch(address(place), kind).map { [$0] } ?? []
        case .opaque(let pointer):
            [.call("NN_OPAQUE", .identifier(pointer.name))]
        }
    }

    private func loop(_ loop: Loop, scope: inout Set<Variable>) -> [CStatement] {
        let counter = CExpression.identifier(loop.variable.name)
        let start = CDeclaration(.ptrdiff, loop.variable.name, expression(loop.from))
        var before: [CStatement] = []
        let initial: ForLoop.Initial
        if loop.continues {
            initial = .none
        } else if !loop.isContinued {
            initial = .declaration(start)
        } else if scope.insert(loop.variable).inserted {
            before.append(.declaration(start))
            initial = .none
        } else {
            initial = .expression(.binary(.assign, counter, expression(loop.from)))
        }
        if let count = loop.unroll { before.append(.verbatim("NN_UNROLL(\(count))")) }

        let end = expression(loop.to)
        let endsEvenly = !loop.continues && (loop.to - loop.from).isMultiple(of: loop.step)
        let condition: CExpression = loop.step == 1 || endsEvenly
            ? .binary(.less, counter, end)
            : .binary(.lessOrEqual, counter + .integer(loop.step), end)
        let advance: CExpression = loop.step == 1
            ? .unary(.postIncrement, counter) : .binary(.addAssign, counter, .integer(loop.step))
        return before + [.for(ForLoop(initial, condition, advance, block(loop.body)))]
    }

    private func store(_ value: CExpression, to address: Address, _ lanes: Lanes) -> CStatement {
        switch lanes {
        case .one: ScalarISA().store(value, to: address)
        case .all: isa.store(value, to: address)
        case .masked(let mask): isa.store(value, to: address, mask: .identifier(mask.name))
        }
    }
}
