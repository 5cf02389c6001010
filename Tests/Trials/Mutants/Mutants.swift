import ArgumentParser
import Foundation
import TestSupport

/// Breaks the compiler at one place after the other and sees that the tests notice.
///
/// The places are those of the tables in `Tests/Mutants`. A copy of the package is built once, with a choice at each of
/// them; then the tests that a table names run once for every mutant, up to their first failure.
struct Mutants: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Break the compiler at each place of Tests/Mutants; the tests must notice.")

    @Option(help: "Only mutants whose names contain this.")
    var only = ""
    @Option(help: "The first mutant, to go on with a run that was ended.")
    var from: String?
    @Option(help: "The folder of the copy and its build.")
    var scratch = ".build/mutants"
    @Option(help: "Seconds after which a run of tests is one that does not end.")
    var patience = 300.0

    func run() throws {
        let package = URL(filePath: FileManager.default.currentDirectoryPath)
        let all = try tables(in: package)
        guard let first = from.map({ name in all.firstIndex { $0.name == name } }) ?? 0 else {
            throw ValidationError("There is no mutant \(from ?? "").")
        }
        let mutants = all[first...].filter { only.isEmpty || $0.name.contains(only) }
        let copy = MutatedPackage(package: package, scratch: URL(filePath: scratch, relativeTo: package).absoluteURL)
        try copy.write(all)
        try copy.build()

        for filter in Set(mutants.flatMap(\.tests)).sorted() {
            let verdict = try copy.run(filter, mutant: nil, patience: patience)
            guard case .passed(let seconds) = verdict else {
                throw ValidationError("\(filter) does not pass as it is: \(verdict)")
            }
            print("as it is, \(filter) passes in \(seconds.rounded()) s")
        }
        var survivors: [String] = []
        for mutant in mutants {
            let verdict = try judge(mutant, copy)
            print("\(mutant.name): \(verdict)")
            fflush(nil)
            if case .passed = verdict { survivors.append(mutant.name) }
        }
        print("\(mutants.count) mutants, \(survivors.count) not noticed\(survivors.map { "\n  " + $0 }.joined())")
        if !survivors.isEmpty { throw ExitCode.failure }
    }

    private func tables(in package: URL) throws -> [Mutant] {
        let folder = package.appending(path: "Tests/Mutants")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try files.flatMap { try [Mutant](table: String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
    }

    private func judge(_ mutant: Mutant, _ copy: MutatedPackage) throws -> TestVerdict {
        var verdict = TestVerdict.passed(seconds: 0)
        for filter in mutant.tests {
            verdict = try copy.run(filter, mutant: mutant.name, patience: patience)
            guard case .passed = verdict else { return verdict }
        }
        return verdict
    }
}
