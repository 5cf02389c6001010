import Compiler
import Foundation
import TestSupport
import Testing

/// Random nets as C on every instruction set of this machine, against the evaluator in Double; some of them
/// under the address and undefined-behaviour sanitizers.
///
/// NN_SEEDS=17 or NN_SEEDS=200-300 in the environment chooses other nets.
@Suite struct RandomNetTests {
    static let seeds = chosenSeeds(named: "NN_SEEDS", 0...199)

    @Test(arguments: seeds)
    func agrees(_ seed: Int) throws {
        try judge(RandomModel.text(seed: UInt64(seed)), seed, flags: isSanitized(seed) ? sanitizers : ["-O1"])
    }
}

/// Random nets for 64-bit ARM, on an emulator.
@Suite(.enabled(if: AArch64.tools != nil, "\(AArch64.missing)")) struct AArch64NetTests {
    @Test(arguments: chosenSeeds(named: "NN_AARCH64_SEEDS", 0...19))
    func agrees(_ seed: Int) throws {
        let text = seed % 3 == 2 ? RandomModel.sequenceText(seed: UInt64(seed)) : RandomModel.text(seed: UInt64(seed))
        try judge(text, seed, flags: [seed % 4 < 2 ? "-O0" : "-O1"], on: AArch64.tools!)
    }
}

/// Likewise random nets of sequences. What stands behind the length of a sequence changes no bit, and a
/// sequence streamed step by step has the bits of the whole, which the driver sees to.
///
/// NN_SEQUENCE_SEEDS in the environment chooses other nets.
@Suite struct RandomSequenceNetTests {
    static let seeds = chosenSeeds(named: "NN_SEQUENCE_SEEDS", 0...59)

    @Test(arguments: seeds)
    func agrees(_ seed: Int) throws {
        // Optimized code takes a compiler three times as long.
        let isOptimized = [0, 11].contains(seed % 20)
        try judge(
            RandomModel.sequenceText(seed: UInt64(seed)), seed,
            flags: isSanitized(seed) ? sanitizers : isOptimized ? ["-O1"] : ["-O0"])
    }
}

/// Of ten nets one runs under the sanitizers, of clang and gcc in turn.
private func isSanitized(_ seed: Int) -> Bool { [4, 15].contains(seed % 20) }
let sanitizers = CompiledProgram.sanitizers + ["-O0", "-g0"]

/// Compilers and flags make no difference to a single bit.
@Suite struct CompilerAgreementTests {
    @Test(arguments: 6..<8)
    func allCompilersGiveTheSameBits(_ seed: Int) throws {
        let text = seed % 2 == 0 ? RandomModel.text(seed: UInt64(seed)) : RandomModel.sequenceText(seed: UInt64(seed))
        let subject = try Subject(text)
        let workshop = try Workshop(subject.compilation.emit())
        let cases = Case.all(for: subject, seed: UInt64(seed)).file(for: subject.model.inference)
        let builds = CCompiler.all.map { ($0, ["-O0"]) } + CCompiler.all.map { ($0, ["-O2", "-std=gnu11"]) }
        let results = try builds.map { compiler, flags in
            try workshop.build(compiler, flags: flags)
            return try workshop.run(cases)
        }
        #expect(results.allSatisfy { $0 == results[0] }, "seed \(seed):\n\(text)")
    }
}

/// The seeds that a variable of the environment chooses, "17" or "200-300".
private func chosenSeeds(named variable: String, _ usual: ClosedRange<Int>) -> ClosedRange<Int> {
    guard let chosen = ProcessInfo.processInfo.environment[variable] else { return usual }
    let ends = chosen.split(separator: "-").compactMap { Int($0) }
    return ends[0]...ends[ends.count - 1]
}

/// Builds a net with one compiler, lets the others look at every second one, and compares all that it computes.
func judge(_ text: String, _ seed: Int, flags: [String], on machine: AArch64? = nil) throws {
    let compilers = machine?.compilers ?? CCompiler.all
    // One text, whatever the machine: what it cannot run is left out by its compiler.
    let subject = try Subject(text, targets: CompilationOptions.everyTarget)
    let workshop = try Workshop(subject.compilation.emit())
    try workshop.build(compilers[seed % compilers.count], flags: flags)
    if seed % 4 < 2 {
        for other in compilers where other != compilers[seed % compilers.count] { try workshop.check(other) }
    }

    let cases = Case.all(for: subject, seed: UInt64(seed))
    let data: Data
    do { data = try workshop.run(cases.file(for: subject.model.inference), on: machine?.emulator) } catch {
        Issue.record("\(error)\nseed \(seed):\n\(text)")
        return
    }
    let results = [Results](data, of: cases, for: subject.model.inference)
    #expect(results.last?.isa == "scalar")
    if machine != nil { #expect(results.first?.isa == "neon") }
    #expect(Judge(subject, cases).complaints(about: results).prefix(4) == [], "seed \(seed):\n\(text)")
}
