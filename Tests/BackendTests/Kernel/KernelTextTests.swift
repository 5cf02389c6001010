@testable import Backend
import CCode
import Compiler
import Foundation
import LoopIR
import Source
import TensorIR
import TestSupport
import Testing

@Suite struct KernelTextTests {
    static let x = Pointer("x"), z = Pointer("z"), labels = Pointer("labels")
    static let i = Variable("i"), j = Variable("j")

    static func text(_ kernel: Kernel, for target: Target) -> String {
        let program = Program(
            name: "Test", target: target, layouts: [], blockFloats: 0, kernels: [kernel],
            predict: Phase(steps: [], capacity: 1, arenaFloats: 0, losses: nil), evaluate: nil, gradient: nil,
            constants: [])
        return CFile(KernelSection(program).kernels.map(CTopLevel.function)).text
    }

    @Test func multiplesAreThoseOfEveryTerm() {
        #expect((Index(.n) * 4 + Index(Self.i) * 8).isMultiple(of: 4))
        #expect(!(Index(.n) * 4 + 2).isMultiple(of: 4))
        #expect(!(Index(.n) + Index(Self.i) * 4).isMultiple(of: 4))
    }

    @Test(arguments: [
        (Index(i) * 3136 + Index(j) * 14, "x[3136 * i + 14 * j]", "x + 3136 * i + 14 * j"),
        (Index(i) * 32 + 1, "x[32 * i + 1]", "x + 32 * i + 1"),
        (0, "x[0]", "x"),
        (Index(.n) - Index(i) - 1, "x[n - i - 1]", "x + n - i - 1"),
        (14 - Index(i), "x[14 - i]", "x + 14 - i"),
        (Index(i) * -1 + Index(.n) * 2, "x[2 * n - i]", "x + 2 * n - i"),
        ((Index(i) + 3) * 4 - 12, "x[4 * i]", "x + 4 * i"),
        (Index(i) / 28 * 28 + Index(i) % 28, "x[28 * (i / 28) + i % 28]", "x + 28 * (i / 28) + i % 28"),
        (.element(labels, Index(i)) * 64, "x[64 * (ptrdiff_t)labels[i]]", "x + 64 * (ptrdiff_t)labels[i]"),
        (.multiply(.add(Index(i), 3), 4), "x[4 * i + 12]", "x + 4 * i + 12"),
        (.minimum(Index(i), 7) * 2, "x[2 * (i < 7 ? i : 7)]", "x + 2 * (i < 7 ? i : 7)"),
    ] as [(Index, String, String)])
    func indicesReadAsWrittenByHand(index: Index, element: String, pointer: String) {
        let kernel = Kernel(
            name: "copy", comment: [], arguments: [Argument("x", .input), Argument("z", .output)],
            body: [
                .store(Place(Self.z), .load(Place(Self.x, index), .one), .one),
                .store(Place(Self.z), .load(Place(Self.x, index), .all), .all),
            ])
        let text = Self.text(kernel, for: .avx2)
        #expect(text.contains("z[0] = \(element);"))
        #expect(text.contains("_mm256_storeu_ps(z, _mm256_loadu_ps(\(pointer)));"))
    }

    static let dot: @Sendable (Target) -> Kernel = { target in
        let sum = Register("sum", vector: true), tail = Mask("tail")
        func step(_ lanes: Lanes) -> Statement {
            let product = Value.multiplyAdd(
                .load(Place(x, Index(j)), lanes), .load(Place(x, Index(i) * 84 + Index(j)), lanes), .register(sum))
            return .assign(sum, product)
        }
        return Kernel(
            name: "dense1_forward", comment: ["z[10] = W[10][84] · x[84]", "digits.nnd:7"],
            arguments: [Argument("x", .input), Argument("z", .output), Argument("seed", .seed)],
            body: [
                .loop(
                    Loop(
                        i, to: 10,
                        [
                            .declare(sum, .constant(0, vector: true)),
                            .loop(Loop(j, to: 84, step: target.lanes, isContinued: true, unroll: 2, [step(.all)])),
                        ]
                            + (84 % target.lanes == 0
                                ? []
                                : [.mask(tail, count: 84 - Index(j)), step(.masked(tail))])
                            + [.store(Place(z, Index(i)), .across(.sum, .register(sum)), .one)]))
            ])
    }

    @Test func portableKernelsReadAsWrittenByHand() {
        #expect(
            Self.text(Self.dot(.scalar), for: .scalar) == """
                /* z[10] = W[10][84] · x[84]
                   digits.nnd:7 */
                static void dense1_forward_scalar(ptrdiff_t n, const float *restrict x, float *restrict z,
                                                  uint64_t seed) {
                    (void)n;
                    (void)seed;
                    for (ptrdiff_t i = 0; i < 10; i++) {
                        float sum = 0.0f;
                        ptrdiff_t j = 0;
                        NN_UNROLL(2)
                        for (; j < 84; j++) {
                            sum += x[j] * x[84 * i + j];
                        }
                        z[i] = sum;
                    }
                }

                """)
    }

    @Test func vectorKernelsReadAsWrittenByHand() {
        #expect(
            Self.text(Self.dot(.avx512), for: .avx512) == """
                /* z[10] = W[10][84] · x[84]
                   digits.nnd:7 */
                NN_AVX512 static void dense1_forward_avx512(ptrdiff_t n, const float *restrict x, float *restrict z,
                                                            uint64_t seed) {
                    (void)n;
                    (void)seed;
                    for (ptrdiff_t i = 0; i < 10; i++) {
                        __m512 sum = _mm512_setzero_ps();
                        ptrdiff_t j = 0;
                        NN_UNROLL(2)
                        for (; j + 16 <= 84; j += 16) {
                            sum = _mm512_fmadd_ps(_mm512_loadu_ps(x + j), _mm512_loadu_ps(x + 84 * i + j), sum);
                        }
                        const __mmask16 tail = first_lanes_avx512(84 - j);
                        sum = _mm512_fmadd_ps(
                            _mm512_maskz_loadu_ps(tail, x + j), _mm512_maskz_loadu_ps(tail, x + 84 * i + j), sum);
                        z[i] = _mm512_reduce_add_ps(sum);
                    }
                }

                """)
    }

    /// A mask without a use, a pointer that only served it, and an argument are no warnings.
    @Test func whatIsNotUsedIsNotDeclared() {
        let kernel = Kernel(
            name: "f", comment: [], arguments: [Argument("x", .input), Argument("z", .output)],
            body: [
                .block([
                    .define(Self.j, Index(.n) % 16), .mask(Mask("tail"), count: Index(Self.j)),
                    .point(Pointer("p"), at: Place(Self.x), isMutable: false),
                    .loop(Loop(Self.i, to: 4, [.block([.store(Place(Self.z), .constant(1, vector: false), .one)])])),
                ])
            ])
        #expect(
            Self.text(kernel, for: .avx512) == """
                NN_AVX512 static void f_avx512(ptrdiff_t n, const float *restrict x, float *restrict z) {
                    (void)n;
                    (void)x;
                    for (ptrdiff_t i = 0; i < 4; i++) {
                        z[0] = 1.0f;
                    }
                }

                """)
    }

    /// The kernels of whole models compile without a warning.
    @Test(arguments: CCompiler.all, ["digits", "residual", "regression", "twoinputs"])
    func kernelsOfModelsAreFreeOfWarnings(compiler: CCompiler, name: String) throws {
        let path = URL(filePath: #filePath).appending(path: "../../../../models/\(name).nnd").standardized
        let text = try String(contentsOf: path, encoding: .utf8)
        let model = try #require(CheckedFile(SourceFile(path: path.path, text: text)).models.first)
        let training = try #require(model.training).differentiated()
        let plan = ModelPlan(ModelGraphs(use: model.inference, training: training), batch: 64)
        let sections = Target.isas.map { KernelSection(Program(plan, target: $0.target)) }
        let file = KernelFile(sections)
        try compiler.check(
            CFile(file.head + file.library + file.body).text, flags: CCompiler.strict + ["-Wno-unused-function"])
    }

    /// What only guarded code calls stays within its guard; what others call is defined before them, once.
    @Test func eachFunctionIsDefinedOnceAndBeforeItsUse() throws {
        let kernel = { (target: Target) in
            let value = Value.load(Place(Self.x), target.lanes == 1 ? .one : .all)
            return Kernel(
                name: "f", comment: [], arguments: [Argument("x", .input), Argument("z", .output)],
                body: [
                    .store(Place(Self.z), .unary(.exp, value), target.lanes == 1 ? .one : .all),
                    .store(Place(Self.z), .unary(.tanh, .load(Place(Self.x), .one)), .one),
                ])
        }
        let sections = [Target.scalar, .avx2, .avx512].map { target in
            KernelSection(
                Program(
                    name: "Test", target: target, layouts: [], blockFloats: 0, kernels: [kernel(target)],
                    predict: Phase(steps: [], capacity: 1, arenaFloats: 0, losses: nil), evaluate: nil, gradient: nil,
                    constants: []))
        }
        let file = KernelFile(sections, others: ["sqrt_scalar", "no_function_of_ours"])
        let text = CFile(file.head + file.library + file.body).text
        for name in ["exp_scalar", "tanh_scalar", "sqrt_scalar", "exp_avx2", "exp_avx512"] {
            #expect(text.components(separatedBy: " \(name)(").count > 1, "\(name)")
            let definitions = text.matches(of: try Regex("static inline \\w+ \(name)\\("))
            #expect(definitions.count == 1, "\(name) is defined \(definitions.count) times")
        }
        #expect(!CFile(file.library).text.contains("_mm"))
        #expect(!text.contains("tanh_avx2"))
    }
}
