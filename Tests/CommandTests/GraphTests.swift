import Foundation
import FoundationXML
import Testing

@testable import nnc

@Suite struct GraphTests {
    let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    @Test func drawsSVG() async throws {
        let forward = try await sandbox.nnc("graph", "-", input: Line.model)
        let whole = try await sandbox.nnc("graph", "-", "--gradients", input: Line.model)
        #expect(forward.code == 0 && whole.code == 0)
        for outcome in [forward, whole] { #expect(XMLParser(data: Data(outcome.output.utf8)).parse()) }
        #expect(whole.output.count > forward.output.count)
    }

    @Test func drawsDOTIntoAFile() async throws {
        let outcome = try await sandbox.nnc("graph", "-", "--format", "dot", "-o", "a graph.dot", input: Line.model)
        #expect(outcome.code == 0 && outcome.output.isEmpty)
        #expect(sandbox.text("a graph.dot")?.hasPrefix("digraph") == true)
    }

    @Test func hasNoGradientsWithoutTraining() async throws {
        let fixed = "model Fixed {\n    input x: [3]\n    dense(1)\n}\n"
        #expect(try await sandbox.nnc("graph", "-", input: fixed).code == 0)
        let outcome = try await sandbox.nnc("graph", "-", "--gradients", input: fixed)
        #expect(outcome.code == 1 && outcome.error.contains("Fixed has no train section"))
    }
}
