import Foundation
import FoundationXML
import Testing

@testable import nnc

@Suite struct LossCurveTests {
    @Test(arguments: [[0.31, 0.12, 2.4], [0.05], [3, 3, 3], [1e-5, 0.002, 12], [0, 0], [-2, 5], [1e30, 2e30]])
    func putsEveryLossOnTheAxis(losses: [Double]) {
        let axis = LossAxis(losses)
        #expect((2...11).contains(axis.ticks.count))
        #expect(axis.ticks == axis.ticks.sorted())
        #expect(axis.position(of: axis.ticks[0]) == 0 && axis.position(of: axis.ticks.last!) == 1)
        for loss in losses { #expect((-1e-9...1 + 1e-9).contains(axis.position(of: loss))) }
    }

    @Test func choosesALogarithmicAxisForAWideRange() {
        #expect(LossAxis([2.3, 0.01]).isLogarithmic)
        #expect(!LossAxis([2.3, 0.3]).isLogarithmic)
        #expect(LossAxis([2.3, 0.3]).ticks == [0, 0.5, 1, 1.5, 2, 2.5])
    }

    @Test(arguments: [0, 1, 2, 137]) func isADocumentWithALinePerSeries(epochs: Int) throws {
        let training = (0..<epochs).map { (epoch: $0 + 1, loss: 2 / Double($0 + 1)) }
        let validation = training.map { (epoch: $0.epoch, loss: $0.epoch == 2 ? .nan : $0.loss * 1.1) }
        let svg = LossCurve(title: "A & B < C", training: training, validation: validation).svg()
        let reader = Reader()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        #expect(reader.count["polyline"] ?? 0 == (epochs == 0 ? 0 : 2))
        #expect(reader.count["circle"] ?? 0 == (epochs < 2 ? 2 * epochs : 2 * epochs - 1), "a loss that is no number has no point")
        #expect(reader.text.contains("A & B < C"))
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var count: [String: Int] = [:]
        var text = ""

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) { count[name, default: 0] += 1 }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
    }
}
