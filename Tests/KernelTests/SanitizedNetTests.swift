import TestSupport
import Testing

/// Random nets under the address and undefined-behaviour sanitizers.
@Suite struct SanitizedNetTests {
    @Test(arguments: 0..<8)
    func behaves(_ seed: Int) throws {
        try expectSound(RandomModel.text(seed: UInt64(seed)), seed)
    }

    @Test(arguments: 0..<12)
    func behavesOverTime(_ seed: Int) throws {
        try expectSound(RandomModel.sequenceText(seed: UInt64(seed)), seed)
    }

    private func expectSound(_ text: String, _ seed: Int) throws {
        let subject = try Subject(text)
        let workshop = try Workshop(subject.compilation.emit())
        let compilers = CCompiler.all
        do {
            try workshop.build(compilers[seed % compilers.count], flags: CompiledProgram.sanitizers + ["-O0", "-g1"])
            _ = try workshop.run(Case.all(for: subject, seed: UInt64(seed)).file(for: subject.model.inference))
        } catch {
            Issue.record("seed \(seed): \(error)\n\(text)")
        }
    }
}
