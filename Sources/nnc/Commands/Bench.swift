import ArgumentParser
import Foundation
import ModelFiles
import NNRuntime

struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure how fast a model's compiled C is.",
        discussion: """
            Times many calls on random examples, the whole and each layer, and states them as floating-point \
            operations a second and as a share of the most that the multiply-add units of this machine do, which is \
            measured in the same run. One call predicts, or takes one step of training. Operations are those of the \
            sums of products alone; the layers' times come from a build that looks at the clock around each kernel.

              nnc bench models/lenet.nnd
              nnc bench models/lenet.nnd --mode train --batch 64
              nnc bench models/lenet.nnd --isa avx2 --json
            """)

    enum Mode: String, ExpressibleByArgument, CaseIterable {
        case infer, train
    }

    @OptionGroup var net: ModelFileOptions

    @ArgumentParser.Option(help: "What a call does.")
    var mode = Mode.infer

    @ArgumentParser.Option(help: ArgumentHelp("Examples a call.", valueName: "n"))
    var batch = 64

    @ArgumentParser.Option(help: ArgumentHelp("Threads; 1 is all that the compiled code uses so far.", valueName: "n"))
    var threads = 1

    @ArgumentParser.Option(help: ArgumentHelp(
        "The instructions to use: scalar, avx2, avx512 or neon; the best of this machine if not given.", valueName: "name"))
    var isa: String?

    @ArgumentParser.Option(help: ArgumentHelp("How long to time.", valueName: "s"))
    var seconds = 1.0

    @Flag(help: "Write a JSON object; times in seconds, rates a second.")
    var json = false

    func validate() throws {
        guard batch > 0 else { throw ValidationError("--batch must be at least 1") }
        guard threads == 1 else { throw ValidationError("--threads must be 1: the compiled code runs on one thread so far") }
        guard seconds > 0, seconds <= 3600 else { throw ValidationError("--seconds must be above 0 and at most 3600") }
    }

    func run() async throws {
        if let isa { setenv("NN_ISA", isa, 1) }
        let compiled = try CompiledFile(net)
        let built = try await compiled.build()
        if let isa, built.model.isa != isa {
            throw Failure("\(isa): this machine, or this model, has no such instructions; \(built.model.isa) is the best there is")
        }
        if mode == .train { _ = try built.model.trainingPlan() }
        let probe = try await PeakProbe(isa: built.model.isa, compiler: .find(), cache: .ofUser())
        var peak = probe.measure()
        let workload = try Workload(built.model, trains: mode == .train, batch: batch)
        let timing = try Timing(for: seconds, prepare: workload.prepare, workload.call)
        peak = max(peak, probe.measure())
        let layers = try await profile(compiled)
        let report = BenchReport(
            model: built.model.name, mode: mode.rawValue, isa: built.model.isa, compiler: built.compiler, batch: batch,
            threads: threads, calls: timing.samples.count, minimum: timing.minimum, median: timing.median,
            operations: layers.reduce(0) { $0 + $1.operations }, peak: peak, layers: layers)
        if json {
            try JSON.print(report)
        } else {
            Stream.output.write(report.rendered())
        }
    }

    /// The time of each layer in a call, from a profiled build.
    private func profile(_ compiled: CompiledFile) async throws -> [BenchReport.Layer] {
        let built = try await compiled.buildProfiled()
        var profile = try Profile(library: built.library)
        let workload = try Workload(built.model, trains: mode == .train, batch: batch)
        try workload.prepare(0)
        let timing = try Timing(for: seconds / 2, atMost: 200, prepare: { _ in profile.begin() }, workload.call)
        profile.end()
        return compiled.layers(profile, trains: mode == .train, batch: batch, seconds: timing.minimum)
    }
}
