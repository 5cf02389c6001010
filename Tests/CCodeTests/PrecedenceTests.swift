import CCode
import TestSupport
import Testing

/// Random expressions are printed, compiled by a C compiler, and must have the value of their tree:
/// a missing or misplaced parenthesis gives another one.
@Suite struct PrecedenceTests {
    static let warnings: [String: [String]] = [
        "clang": [
            "-Wno-everything", "-Wparentheses", "-Wshift-op-parentheses", "-Wlogical-op-parentheses",
            "-Wbitwise-op-parentheses", "-Wlogical-not-parentheses", "-Werror",
        ],
        "gcc": ["-Wparentheses", "-Wlogical-not-parentheses", "-Werror=parentheses", "-Werror=logical-not-parentheses"],
    ]

    @Test(arguments: CCompiler.all)
    func printedExpressionsHaveTheValueOfTheirTree(compiler: CCompiler) throws {
        var generator = SplitMix(state: 2)
        var trees: [(expression: CExpression, value: Int)] = []
        while trees.count < 2000 {
            let expression = CExpression.random(depth: Int.random(in: 2...5, using: &generator), using: &generator)
            if let value = expression.value { trees.append((expression, value)) }
        }
        let values = CDeclaration(
            .array(.named("long long"), count: trees.count), "values",
            .initializer(trees.map { .init($0.expression) }))
        let variables = CExpression.variables.sorted { $0.key < $1.key }.map { variable in
            CStatement.declaration(CDeclaration(.int, variable.key, .integer(variable.value)))
        }
        let fill = CFunction(
            isStatic: false, name: "fill", parameters: [.init(.pointer(.named("long long")), "results")],
            body: variables + [
                .declaration(values),
                .for(
                    ForLoop(
                        .declaration(CDeclaration(.int, "i", 0)), .binary(.less, "i", .integer(trees.count)),
                        .unary(.preIncrement, "i"), [.assign(.index("results", "i"), .index("values", "i"))])),
            ])
        let source = CFile([.function(fill)]).text
        let library = try CompiledLibrary.build(
            cSource: source, flags: ["-O0"] + Self.warnings[compiler.name, default: []], compiler: compiler)
        var results = [Int](repeating: 0, count: trees.count)
        library.function("fill", as: (@convention(c) (UnsafeMutablePointer<Int>) -> Void).self)(&results)
        for (tree, result) in zip(trees, results) where tree.value != result {
            Issue.record("\(tree.expression.text) is \(result) in C and \(tree.value) as a tree")
        }
    }
}

extension CExpression {
    static let variables = ["a": 2, "b": 7, "c": -3, "d": 1]

    static func random(depth: Int, using generator: inout SplitMix) -> CExpression {
        func child(_ generator: inout SplitMix) -> CExpression { random(depth: depth - 1, using: &generator) }
        switch depth == 0 ? 0 : Int.random(in: 0..<12, using: &generator) {
        case 0: return .integer(Int.random(in: -4...9, using: &generator))
        case 1: return .identifier(variables.keys.sorted().randomElement(using: &generator)!)
        case 2: return .unary([.minus, .plus, .not, .complement].randomElement(using: &generator)!, child(&generator))
        case 3: return .cast(.int, child(&generator))
        case 4: return .conditional(child(&generator), then: child(&generator), otherwise: child(&generator))
        default:
            let operators = CBinaryOperator.allCases.filter { !$0.rawValue.hasSuffix("=") || $0.isComparison }
            return .binary(operators.randomElement(using: &generator)!, child(&generator), child(&generator))
        }
    }

    /// The value in C's int; nil where some part of it has none that the standard defines.
    var value: Int? {
        switch self {
        case .integer(let value): value
        case .identifier(let name): Self.variables[name]
        case .cast(_, let x): x.value
        case .conditional(let condition, let then, let otherwise):
            // Every part must have a value: compilers complain of constants in branches not taken.
            if let c = condition.value, let x = then.value, let y = otherwise.value { c != 0 ? x : y } else { nil }
        case .unary(let sign, let x): x.value.flatMap { sign.apply($0) }
        case .binary(let sign, let x, let y):
            if let x = x.value, let y = y.value { sign.apply(x, y).flatMap(Int32.init(exactly:)).map(Int.init) } else { nil }
        default: nil
        }
    }
}

extension CUnaryOperator {
    func apply(_ x: Int) -> Int? {
        switch self {
        case .minus: -x
        case .plus: x
        case .not: x == 0 ? 1 : 0
        case .complement: ~x
        default: nil
        }
    }
}

extension CBinaryOperator {
    var isComparison: Bool { ["<=", ">=", "==", "!="].contains(rawValue) }

    func apply(_ x: Int, _ y: Int) -> Int? {
        switch self {
        case .multiply: x * y
        case .divide: y == 0 ? nil : x / y
        case .remainder: y == 0 ? nil : x % y
        case .add: x + y
        case .subtract: x - y
        case .shiftLeft: x < 0 || !(0..<31).contains(y) ? nil : x << y
        case .shiftRight: x < 0 || !(0..<31).contains(y) ? nil : x >> y
        case .less: x < y ? 1 : 0
        case .lessOrEqual: x <= y ? 1 : 0
        case .greater: x > y ? 1 : 0
        case .greaterOrEqual: x >= y ? 1 : 0
        case .equal: x == y ? 1 : 0
        case .notEqual: x != y ? 1 : 0
        case .bitAnd: x & y
        case .bitXor: x ^ y
        case .bitOr: x | y
        case .and: x != 0 && y != 0 ? 1 : 0
        case .or: x != 0 || y != 0 ? 1 : 0
        case .assign, .addAssign, .subtractAssign, .multiplyAssign, .divideAssign: nil
        }
    }
}
