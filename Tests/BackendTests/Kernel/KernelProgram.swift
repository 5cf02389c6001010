import Backend
import CCode
import LoopIR
import TestSupport

/// A C program that runs cases on every ISA the machine has. It reads the arguments and prints the
/// elements of the outputs; each argument has memory of its own of exact size, so that the
/// sanitizers see every step outside.
struct KernelProgram {
    let cases: [KernelCase]
    var source: String

    init(_ cases: [KernelCase]) {
        self.cases = cases
        let sections = Target.isas.map { isa in
            KernelSection(
                Program(
                    name: "Test", target: isa.target, layouts: [], blockFloats: 0,
                    kernels: cases.map { $0.kernel(isa.target) },
                    predict: Phase(steps: [], capacity: 1, arenaFloats: 0, losses: nil), evaluate: nil,
                    gradient: nil, constants: []))
        }
        let file = KernelFile(sections) { section in
            let runners = cases.map { Self.runner(of: $0.kernel(section.isa.target), in: section) }
            let table = CDeclaration(
                .const(.array(.named("runner"), count: runners.count)), "runners_\(section.isa.target.name)",
                .initializer(runners.map { .init(.identifier($0.name)) }), isStatic: true)
            return runners.map(CTopLevel.function) + [.declaration(table)]
        }
        let includes: [CTopLevel] = [.include("<stdio.h>"), .include("<stdlib.h>")]
        source = CFile(
            includes + file.head + [.text(Self.prelude)] + file.library + file.body
                + [.text(Self.main(sections.map(\.isa)))]
        ).text
    }

    /// Calls a kernel with arguments from an array.
    private static func runner(of kernel: Kernel, in section: KernelSection) -> CFunction {
        let arguments = kernel.arguments.enumerated().map { i, argument -> CExpression in
            let slot = CExpression.index("arguments", .integer(i))
            switch argument.kind {
            case .input, .output: return .member(slot, "floats")
            case .indices: return .member(slot, "indices")
            case .exampleWeight, .factor: return .member(slot, "number")
            case .accumulate: return .cast(.int, .member(slot, "integer"))
            case .seed: return .cast(.uint64, .member(slot, "integer"))
            case .firstExample: return .member(slot, "integer")
            }
        }
        let name = section.name(of: kernel.name)
        return CFunction(
            name: "run_\(name)", parameters: [.init(.ptrdiff, "n"), .init(.pointer(.named("argument")), "arguments")],
            body: [.expression(.call(.identifier(name), ["n"] + arguments))])
    }

    private static let prelude = """
        typedef union argument {
            float *floats;
            int32_t *indices;
            float number;
            ptrdiff_t integer;
        } argument;

        typedef void (*runner)(ptrdiff_t n, argument *arguments);
        """

    private static func main(_ isas: [any ISA]) -> String {
        let calls = isas.map { isa in
            let call = "run_all(\"\(isa.target.name)\", runners_\(isa.target.name));"
            guard let condition = isa.condition else { return "    \(call)" }
            let features = isa.attribute?.features.split(separator: ",") ?? []
            let tests = features.map { "__builtin_cpu_supports(\"\($0)\")" }.joined(separator: " && ")
            return "#if \(condition)\n    \(tests.isEmpty ? call : "if (\(tests)) \(call)")\n#endif"
        }
        return """
            static void *allocate(size_t count) {
                void *memory = malloc(4 * count);
                if (memory == NULL) abort();
                return memory;
            }

            /* Lines "kernel n arguments", then "kind count elements" for each argument. */
            static void run_all(const char *isa, const runner *runners) {
                int kernel, count;
                ptrdiff_t n;
                rewind(stdin);
                for (int run = 0; scanf("%d %td %d", &kernel, &n, &count) == 3; run++) {
                    argument arguments[8];
                    size_t sizes[8];
                    char kinds[8];
                    for (int i = 0; i < count; i++) {
                        if (scanf(" %c %zu", &kinds[i], &sizes[i]) != 2) abort();
                        int read = 1;
                        if (kinds[i] == 'n') read = scanf("%f", &arguments[i].number);
                        if (kinds[i] == 'i') read = scanf("%td", &arguments[i].integer);
                        if (kinds[i] == 'x') {
                            arguments[i].indices = allocate(sizes[i]);
                            for (size_t j = 0; j < sizes[i] && read == 1; j++) {
                                int index;
                                read = scanf("%d", &index);
                                arguments[i].indices[j] = index;
                            }
                        }
                        if (kinds[i] == 'f' || kinds[i] == 'o') {
                            arguments[i].floats = allocate(sizes[i]);
                            for (size_t j = 0; j < sizes[i] && read == 1; j++) {
                                arguments[i].floats[j] = 77.0f;
                                if (kinds[i] == 'f') read = scanf("%f", &arguments[i].floats[j]);
                            }
                        }
                        if (read != 1) abort();
                    }
                    runners[kernel](n, arguments);
                    for (int i = 0; i < count; i++) {
                        for (size_t j = 0; kinds[i] == 'o' && j < sizes[i]; j++) {
                            printf("%s %d %a\\n", isa, run, (double)arguments[i].floats[j]);
                        }
                        if (kinds[i] == 'f' || kinds[i] == 'o') free(arguments[i].floats);
                        if (kinds[i] == 'x') free(arguments[i].indices);
                    }
                }
            }

            int main(void) {
            \(calls.joined(separator: "\n"))
                return 0;
            }
            """
    }

    /// What the program reads, in the order of `runs`.
    private var input: String {
        var lines: [String] = []
        for (number, test) in cases.enumerated() {
            for run in test.sizes.flatMap(test.runs) {
                lines.append("\(number) \(run.n) \(run.arguments.count)")
                lines += run.arguments.map { argument in
                    switch argument {
                    case .floats(let values): "f \(values.count) " + values.map { "\($0)" }.joined(separator: " ")
                    case .indices(let values): "x \(values.count) " + values.map { "\($0)" }.joined(separator: " ")
                    case .output(let count): "o \(count)"
                    case .float(let value): "n 1 \(value)"
                    case .integer(let value): "i 1 \(value)"
                    }
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// By ISA, as far as the machine has it, and by run: the elements of the outputs, one output
    /// behind the other.
    func results(flags: [String], compiler: CCompiler) throws -> [String: [[Double]]] {
        let output = try CompiledProgram.run(cSource: source, input: input, flags: flags, compiler: compiler)
        let count = cases.map { test in test.sizes.flatMap(test.runs).count }.reduce(0, +)
        var results: [String: [[Double]]] = [:]
        for line in output.split(separator: "\n") {
            let words = line.split(separator: " ")
            results[String(words[0]), default: Array(repeating: [], count: count)][Int(words[1])!]
                .append(Double(words[2])!)
        }
        return results
    }
}
