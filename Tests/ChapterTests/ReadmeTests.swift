import Foundation
import Testing

/// The table of the README that leads from each row of the chapter to its models and tests.
@Suite struct ReadmeTests {
    @Test func everyRowLeadsToTestsThatExist() throws {
        let readme = try String(contentsOf: Package.folder.appending(path: "README.md"), encoding: .utf8)
        let start = try #require(readme.range(of: "## The chapter, row by row\n")).upperBound
        let section = readme[start...].components(separatedBy: "\n## ")[0]
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2)
        #expect(rows.count > 30)
        for row in rows {
            let cells = row.split(separator: "|", omittingEmptySubsequences: false)
            try #require(cells.count == 6, "\(row)")
            for model in cells[3].matches(of: /\]\((.*?)\)/) {
                #expect(FileManager.default.fileExists(atPath: Package.folder.appending(path: String(model.1)).path))
            }
            let files = cells[4].split(separator: ";")
            #expect(!files.isEmpty, "\(row)")
            for file in files {
                let path = try #require(file.firstMatch(of: /\]\((.*?)\)/)).1
                let source = try String(contentsOf: Package.folder.appending(path: String(path)), encoding: .utf8)
                let tests = file.matches(of: /`(\w+)`/).map(\.1)
                #expect(!tests.isEmpty, "\(row)")
                for test in tests { #expect(source.contains("func \(test)("), "\(path) has no \(test)") }
            }
        }
    }
}
