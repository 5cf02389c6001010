import Foundation
import TensorIR
import TestSupport
import Testing

/// Random nets one time step at a time: the bits of the whole sequence, which the driver sees to, with
/// whatever flags a user may give; and beyond the extent of time those of a longer sequence.
@Suite struct StreamTests {
    /// What compilers may make of a product and a sum differs between these.
    static let flags = [
        ["-O2"], ["-O2", "-std=gnu11"], ["-O3", "-std=gnu11", "-march=native"], ["-O1", "-ffp-contract=fast"],
    ]
    static let steps = 5

    @Test(arguments: 0..<16)
    func goesOnLikeALongerSequence(_ seed: Int) throws {
        let compilers = CCompiler.all
        let compiler = compilers[seed % compilers.count], flags = Self.flags[seed / 2 % Self.flags.count]
        let text = RandomModel.streamableText(seed: UInt64(seed), steps: Self.steps)
        let short = try Subject(text)
        let long = try Subject(text.replacing("[time: \(Self.steps)", with: "[time: \(2 * Self.steps)"))
        func run(_ subject: Subject, _ calls: [Case]) throws -> [Results] {
            let workshop = try Workshop(subject.compilation.emit())
            try workshop.build(compiler, flags: flags)
            let graph = subject.model.inference
            return try [Results](workshop.run(calls.file(for: graph)), of: calls, for: graph)
        }
        let calls = Case.streams(of: short, seed: UInt64(seed))
        do {
            let streams = try run(short, calls)
            let wholes = try run(long, calls.map { $0.twiceAsLong(for: long.model.inference) })
            for (stream, whole) in zip(streams, wholes) {
                for (call, (stream, whole)) in zip(calls, zip(stream.cases, whole.cases)) {
                    let ends = zip(short.model.inference.outputs, stream.streamed).map { output, steps in
                        output.timeAxis == nil ? lastSteps(steps, sequences: call.numbers.examples) : steps
                    }
                    #expect(ends == whole.outputs, "\(compiler) \(flags), seed \(seed):\n\(text)")
                }
            }
            #expect(streams.map(\.isa) == wholes.map(\.isa))
        } catch {
            Issue.record("\(compiler) \(flags), seed \(seed): \(error)\n\(text)")
        }
    }

    private func lastSteps(_ streamed: [Double], sequences: Int) -> [Double] {
        let count = streamed.count / sequences / (2 * Self.steps)
        return (1...sequences).flatMap { streamed[..<($0 * 2 * Self.steps * count)].suffix(count) }
    }
}
