import Backend
import CCode
import LoopIR
import TestSupport

/// A C program that runs cases on every ISA the machine has and prints what comes out, one line an
/// element: an arena of exact size behind each argument, so that the sanitizers see every step outside.
struct KernelProgram {
    struct Run {
        var test: KernelCase
        var target: Target
        var run: KernelCase.Run
    }

    private(set) var runs: [Run] = []
    var source: String

    init(_ cases: [KernelCase], targets: [Target] = Target.isas.map(\.target)) {
        let sections = targets.map { target in
            KernelSection(
                Program(
                    name: "Test", target: target, layouts: [], blockFloats: 0, kernels: cases.map { $0.kernel(target) },
                    predict: Phase(calls: [], capacity: 1, arenaFloats: 0, losses: nil), evaluate: nil,
                    gradient: nil, constants: []))
        }
        var runs: [Run] = []
        let file = KernelFile(sections) { section in
            let calls = cases.flatMap { test in
                test.sizes.flatMap(test.runs).map { Run(test: test, target: section.isa.target, run: $0) }
            }
            let first = runs.count
            runs += calls
            let functions = calls.enumerated().map { Self.function(for: $0.element, number: first + $0.offset) }
            let names = functions.map { CStatement.call($0.name) }
            let all = CFunction(name: "run_\(section.isa.target.name)", parameters: [], body: names)
            return (functions + [all]).map(CTopLevel.function)
        }
        let support = Self.supported(sections.map(\.isa))
        let includes: [CTopLevel] = [.include("<stdio.h>"), .include("<stdlib.h>")]
        source = CFile(includes + file.head + [.text(Self.prelude)] + file.body + [.text(support)]).text
        self.runs = runs
    }

    /// `static void run_12(void)`: fills the arguments, calls the kernel, prints the outputs.
    private static func function(for run: Run, number: Int) -> CFunction {
        let kernel = run.test.kernel(run.target)
        var before: [CStatement] = []
        var after: [CStatement] = []
        var arguments: [CExpression] = [.integer(run.run.n)]
        for (i, actual) in run.run.arguments.enumerated() {
            let name = CExpression.identifier("x\(i)")
            func copy(_ type: CType, _ values: [CExpression], _ function: String) {
                let table = CDeclaration(
                    .const(.array(type, count: nil)), "values\(i)", .initializer(values.map { .init($0) }), isStatic: true)
                let call = CExpression.call(
                    .identifier(function), [.identifier("values\(i)"), .integer(values.count)])
                before += [.declaration(table), .declaration(CDeclaration(.pointer(type), "x\(i)", call))]
                after += [.call("free", name)]
                arguments.append(name)
            }
            switch actual {
            case .floats(let values): copy(.float, values.map(CExpression.float), "copy_floats")
            case .indices(let values): copy(.int32, values.map { .integer(Int($0)) }, "copy_indices")
            case .output(let count):
                before += [.declaration(CDeclaration(.pointer(.float), "x\(i)", .call("new_output", .integer(count))))]
                after += [.call("print_floats", .integer(number), name, .integer(count)), .call("free", name)]
                arguments.append(name)
            case .float(let value): arguments.append(.float(value))
            case .integer(let value): arguments.append(.integer(value))
            }
        }
        precondition(arguments.count == kernel.arguments.count + 1, "arguments of \(kernel.name)")
        let call = CStatement.expression(.call(.identifier("\(kernel.name)_\(run.target.name)"), arguments))
        return CFunction(name: "run_\(number)", parameters: [], body: before + [call] + after)
    }

    private static let prelude = """
        static float *copy_floats(const float *values, size_t count) {
            float *copy = malloc(count * sizeof(float));
            if (copy == NULL) abort();
            memcpy(copy, values, count * sizeof(float));
            return copy;
        }

        static int32_t *copy_indices(const int32_t *values, size_t count) {
            int32_t *copy = malloc(count * sizeof(int32_t));
            if (copy == NULL) abort();
            memcpy(copy, values, count * sizeof(int32_t));
            return copy;
        }

        static float *new_output(size_t count) {
            float *output = malloc(count * sizeof(float));
            if (output == NULL) abort();
            for (size_t i = 0; i < count; i++) output[i] = 77.0f;
            return output;
        }

        static void print_floats(int run, const float *values, size_t count) {
            for (size_t i = 0; i < count; i++) printf("%d %a\\n", run, (double)values[i]);
        }

        static float nn_uniform(uint64_t seed, uint32_t stream, uint64_t index) {
            return (float)((seed + 7 * stream + 5 * index) % 16) / 16.0f;
        }
        """

    /// `main`, which leaves out what the processor lacks.
    private static func supported(_ isas: [any ISA]) -> String {
        let calls = isas.map { isa in
            guard let condition = isa.condition, let features = isa.attribute?.features else {
                return "    run_\(isa.target.name)();"
            }
            let tests = features.split(separator: ",").map { "__builtin_cpu_supports(\"\($0)\")" }
            return """
                #if \(condition)
                    if (\(tests.joined(separator: " && "))) run_\(isa.target.name)();
                #endif
                """
        }
        return """
            int main(void) {
                (void)copy_floats;
                (void)copy_indices;
                (void)new_output;
                (void)print_floats;
                (void)nn_uniform;
            \(calls.joined(separator: "\n"))
                return 0;
            }
            """
    }

    /// By run: the elements of its outputs, one output behind the other; empty where the machine
    /// lacks the ISA.
    func results(flags: [String], compiler: CCompiler) throws -> [[Double]] {
        let output = try CompiledProgram.run(cSource: source, flags: flags, compiler: compiler)
        var results = [[Double]](repeating: [], count: runs.count)
        for line in output.split(separator: "\n") {
            let words = line.split(separator: " ")
            results[Int(words[0])!].append(Double(words[1])!)
        }
        return results
    }
}
