import Foundation
import TestSupport
import Testing

/// Random nets as C on every instruction set of this machine, against the evaluator in Double.
///
/// NN_SEEDS=17 or NN_SEEDS=200-300 in the environment chooses other nets.
@Suite struct RandomNetTests {
    static let seeds: ClosedRange<Int> = {
        let ends = (ProcessInfo.processInfo.environment["NN_SEEDS"] ?? "0-199").split(separator: "-").compactMap { Int($0) }
        return ends[0]...ends[ends.count - 1]
    }()

    @Test(arguments: seeds)
    func agrees(_ seed: Int) throws {
        let compilers = CCompiler.all
        let text = RandomModel.text(seed: UInt64(seed))
        let subject = try Subject(text)
        let workshop = try Workshop(subject.compilation.emit())
        try workshop.build(compilers[seed % compilers.count], flags: ["-O1"])
        for other in compilers where other != compilers[seed % compilers.count] { try workshop.check(other) }

        let cases = Case.all(for: subject, seed: UInt64(seed))
        let results = try [Results](workshop.run(cases.file(for: subject.model.inference)), of: cases, for: subject.model.inference)
        #expect(results.last?.isa == "scalar")
        #expect(Judge(subject, cases).complaints(about: results) == [], "seed \(seed):\n\(text)")
    }
}
