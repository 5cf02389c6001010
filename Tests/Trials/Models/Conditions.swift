import TestSupport

/// How a model is compiled and run: which compiler, how hard it optimizes, and what watches the run.
struct Conditions: Hashable, CustomStringConvertible {
    enum Watch: String, CaseIterable {
        case nothing, compilerAlone = "compiler-alone", address, memory, valgrind
    }

    var compiler: CCompiler
    var level = "-O0"
    var watch = Watch.nothing
    var flags: [String] = []

    /// Those whose turn it is: most models by clang without optimization, which is fast; some by gcc, some optimized, some
    /// under sanitizers, one of 500 under valgrind.
    init(turn: UInt64) {
        compiler = Conditions.compiler("clang")
        switch turn % 40 {
        case 3: watch = .address
        case 7: watch = .memory
        case 11: compiler = Conditions.compiler("gcc")
        case 23: (compiler, level, watch) = (Conditions.compiler("gcc"), "-O1", .address)
        case 31: (compiler, level) = (Conditions.compiler("gcc"), "-O1")
        case 13: level = turn % 80 < 40 ? "-O2" : "-O3"
        case 33: (compiler, level) = (Conditions.compiler("gcc"), turn % 80 < 40 ? "-O2" : "-O3")
        case let other where other % 4 == 1: level = "-O1"
        default: break
        }
        if turn % 500 == 99 { watch = .valgrind }
        // Only clang has the memory sanitizer.
        if watch == .memory, compiler.name != "clang" { watch = .address }
    }

    private static func compiler(_ name: String) -> CCompiler { CCompiler.all.first { $0.name == name } ?? .any }

    var allFlags: [String] {
        let sanitizers: [String] = switch watch {
        case .nothing, .compilerAlone: []
        case .address: ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
        case .memory: ["-fsanitize=memory", "-fno-sanitize-recover=all"]
        case .valgrind: ["-DNN_VALGRIND"]
        }
        return [level] + sanitizers + flags
    }

    var description: String { ([compiler.name] + allFlags).joined(separator: " ") }
}

/// What a user says of the conditions.
struct ChosenConditions {
    var compiler: String?
    var level: String?
    var watch: String?
    var flags: [String] = []

    func conditions(turn: UInt64) -> Conditions {
        var conditions = Conditions(turn: turn)
        if let compiler, let found = CCompiler.all.first(where: { $0.name == compiler }) { conditions.compiler = found }
        if let level { conditions.level = level == "turn" ? ["-O0", "-O1", "-O2", "-O3"][Int(turn % 4)] : level }
        if let watch, let found = Conditions.Watch(rawValue: watch) { conditions.watch = found }
        conditions.flags = flags
        return conditions
    }
}
