import Foundation
import TestSupport
import Testing

/// The tables of mutants, which `trials mutants` runs the tests on.
@Suite struct MutantTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// An entry whose snippet has gone, or is no longer the only one, breaks nothing.
    @Test func everyMutantHasItsPlace() throws {
        let folder = Self.package.appending(path: "Tests/Mutants")
        let tables = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let mutants = try tables.flatMap { try [Mutant](table: String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
        #expect(Set(mutants.map(\.name)).count == mutants.count)
        #expect(mutants.count > 100)
        for (path, mutants) in Dictionary(grouping: mutants, by: \.file) {
            let text = try String(contentsOf: Self.package.appending(path: path), encoding: .utf8)
            #expect(throws: Never.self, "\(path)") {
                let schema = try Schema.text(text, choosing: mutants)
                for mutant in mutants { #expect(schema.contains("isMutant(\"\(mutant.name)\")")) }
            }
        }
    }

    @Test func placesBecomeChoices() throws {
        let mutants = try [Mutant](table: """
            file: a.swift
            tests: A B
            plus: x = ⟦a + b ⇒ a - b⟧
            times: x = ⟦a + b ⇒ a * b⟧
            # a comment
            gone: ⟪y += 1 ⇒⟫
            """)
        #expect(mutants.map(\.tests) == [["A", "B"], ["A", "B"], ["A", "B"]])
        let text = try Schema.text("let x = a + b\ny += 1\n", choosing: mutants)
        #expect(text == """
            let x = (isMutant("times") ? (a * b) : (isMutant("plus") ? (a - b) : (a + b)))
            if isMutant("gone") {  } else { y += 1 }

            """)
    }

    @Test(arguments: [
        ("m: ⟦a ⇒ b⟧", "line 1: m stands before a file and its tests are named"),
        ("file: f\ntests: T\nm: ⟦a ⇒ b⟧\nm: ⟦b ⇒ c⟧", "line 4: a second m"),
        ("file: f\ntests: T\nm: a", "line 3: m is neither ⟦expression ⇒ mistake⟧ nor ⟪statements ⇒ mistake⟫"),
        ("file: f\ntests: T\nm: ⟦b ⇒ c⟧", "m: its snippet is in f 0 times, not once"),
        ("file: f\ntests: T\nm: ⟦a ⇒ c⟧", "m: its snippet is in f 2 times, not once"),
        ("file: f\ntests: T\nm: x ⟦+ a ⇒ - a⟧\nn: ⟦x + a ⇒ y⟧", "n overlaps m"),
    ])
    func mistakesOfTablesAreNamed(table: String, message: String) {
        #expect(throws: MutantMistake.self) {
            do { _ = try Schema.text("x + a, a", choosing: [Mutant](table: table)) } catch {
                #expect("\(error)" == message)
                throw error
            }
        }
    }
}
