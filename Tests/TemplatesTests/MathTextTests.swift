import Foundation
@testable import Templates
import Testing

/// What can be read off the text: it is complete, minimal and calls nothing outside.
@Suite struct MathTextTests {
    private static let single = MathFunction.allCases.flatMap { function in MathISA.allCases.map { (function, $0) } }

    @Test(arguments: single)
    func definesWhatItCallsAndNothingElse(function: MathFunction, isa: MathISA) {
        let text = MathLibrary.source(of: [function], for: [isa]).replacing(/\/\*(.|\n)*?\*\//, with: "")
        var defined: [String] = []
        var called: Set<String> = []
        for line in text.split(separator: "\n") {
            let names = line.matches(of: /([A-Za-z_][A-Za-z0-9_]*)\(/).map { String($0.1) }
            if line.contains("static inline"), let name = names.first {
                defined.append(name)
                called.formUnion(names.dropFirst())
            } else {
                called.formUnion(names)
                let own = names.filter { $0.hasSuffix("_scalar") || $0.hasSuffix("_avx2") || $0.hasSuffix("_avx512") || $0.hasSuffix("_neon") }
                #expect(Set(own).isSubset(of: defined), "\(line)")
            }
        }
        let foreign = called.subtracting(defined).filter { !$0.hasPrefix("_mm") && $0 != "_cvtmask16_u32" && !$0.contains(/^v[a-z0-9_]+_[fsu]32/) }
        #expect(foreign.subtracting(["memcpy", "if", "for", "return"]).isEmpty)
        #expect(Set(defined).subtracting(called) == [function.name(for: isa)])
        #expect(Set(defined).count == defined.count)
    }

    @Test func asksForSeveralShareWhatTheyCall() {
        let all = MathLibrary.source(of: Set(MathFunction.allCases), for: Set(MathISA.allCases))
        for (function, isa) in Self.single {
            let own = MathLibrary.source(of: [function], for: [isa]).components(separatedBy: "\n\n")
            #expect(own.allSatisfy { all.contains($0) })
        }
        #expect(all.components(separatedBy: "static inline float exp_scalar").count == 2)
    }

    @Test func theTextDependsOnTheSetsAlone() {
        let shuffled = MathFunction.allCases.shuffled()
        let text = MathLibrary.source(of: Set(shuffled), for: [.avx512, .scalar])
        #expect(text == MathLibrary.source(of: Set(MathFunction.allCases), for: [.scalar, .avx512]))
        #expect(MathLibrary.source(of: [], for: [.scalar]).isEmpty)
    }

    /// A hole without a value would be rendered as nothing.
    @Test(arguments: MathPiece.allCases)
    func everyHoleHasAValue(piece: MathPiece) {
        let text = String(decoding: piece.template, as: UTF8.self)
        var isas: [[MathISA]] = [MathISA.allCases]
        for match in text.matches(of: /\{\{([#\/]?)(.*?)\}\}/) {
            let name = String(match.2)
            switch match.1 {
            case "#":
                let within = isas.last!.filter { $0.holes[name] != nil }
                #expect(!within.isEmpty, "\(name)")
                isas.append(within)
            case "/": isas.removeLast()
            default: #expect(isas.last!.allSatisfy { $0.holes[name] is String }, "\(name)")
            }
        }
    }
}
