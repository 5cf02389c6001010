import Foundation
import TensorIR
import TestSupport
import Testing

/// Random nets one time step at a time: the bits of the whole sequence, which the driver sees to; and beyond
/// the extent of time those of a longer sequence.
@Suite struct StreamTests {
    static let steps = 5

    @Test(arguments: 0..<5)
    func goesOnLikeALongerSequence(_ seed: Int) throws {
        let compiler = CCompiler.all[seed % CCompiler.all.count]
        let text = RandomModel.streamableText(seed: UInt64(seed), steps: Self.steps)
        let short = try Subject(text)
        let long = try Subject(text.replacing("[time: \(Self.steps)", with: "[time: \(2 * Self.steps)"))
        let calls = Case.streams(of: short, seed: UInt64(seed))
        do {
            let streams = try results(of: calls, short, compiler, ["-O0"])
            let wholes = try results(of: calls.map { $0.twiceAsLong(for: long.model.inference) }, long, compiler, ["-O0"])
            #expect(streams.map(\.isa) == wholes.map(\.isa))
            for (stream, whole) in zip(streams, wholes) {
                for (call, (stream, whole)) in zip(calls, zip(stream.cases, whole.cases)) {
                    let ends = zip(short.model.inference.outputs, stream.streamed).map { output, steps in
                        output.timeAxis == nil ? lastSteps(steps, sequences: call.numbers.examples) : steps
                    }
                    #expect(ends == whole.outputs, "seed \(seed):\n\(text)")
                }
            }
        } catch {
            Issue.record("seed \(seed): \(error)\n\(text)")
        }
    }

    /// Flags with which compilers join products and sums wherever they can.
    @Test(arguments: CCompiler.all)
    func keepsItsBitsWhateverTheFlags(_ compiler: CCompiler) throws {
        let text = RandomModel.streamableText(seed: 13, steps: Self.steps)
        let subject = try Subject(text)
        do {
            _ = try results(of: Case.streams(of: subject, seed: 13), subject, compiler, ["-O3", "-std=gnu11", "-march=native"])
        } catch {
            Issue.record("\(error)\n\(text)")
        }
    }

    private func results(of calls: [Case], _ subject: Subject, _ compiler: CCompiler, _ flags: [String]) throws -> [Results] {
        let workshop = try Workshop(subject.compilation.emit())
        try workshop.build(compiler, flags: flags)
        let graph = subject.model.inference
        return try [Results](workshop.run(calls.file(for: graph)), of: calls, for: graph)
    }

    private func lastSteps(_ streamed: [Double], sequences: Int) -> [Double] {
        let count = streamed.count / sequences / (2 * Self.steps)
        return (1...sequences).flatMap { streamed[..<($0 * 2 * Self.steps * count)].suffix(count) }
    }
}
