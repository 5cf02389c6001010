import Foundation
import TestSupport
import Testing

/// A few of the files that `trials texts` looks at.
@Suite struct HostileTextTests {
    private static let hostile: HostileText = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "models")
        let names = try! FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".nnd") }.sorted()
        return HostileText(from: names.map { try! String(contentsOf: folder.appending(path: $0), encoding: .utf8) })
    }()

    @Test(arguments: [UInt64](0..<20))
    func badFilesAreRefusedWithAPlace(block: UInt64) {
        for seed in block * 10..<block * 10 + 10 {
            #expect(TextVerdict(Self.hostile.bytes(seed: seed), limits: nil).complaint == nil, "seed \(seed)")
        }
    }

    /// The half that is mutated is not all refused at the first character, nor all valid.
    @Test func filesAreBadInManyWays() {
        let kinds = Set((1000..<1100).map { TextVerdict(Self.hostile.bytes(seed: $0), limits: nil).kind })
        #expect(kinds.count > 10 && kinds.contains("valid"), "\(kinds)")
    }
}
