import ArgumentParser
import Compiler
import ModelFiles
import TensorIR

struct DrawGraph: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: "Draw the compute graph of a model.",
        discussion: """
            Inputs, parameters and operations of the net, and of its loss if it is trained; with --gradients also \
            the gradient nodes, each beside the node whose gradient it is.

              nnc graph models/digits.nnd > digits.svg
              nnc graph models/digits.nnd --gradients --format dot | dot -Tpdf -o digits.pdf
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case svg, dot
    }

    @OptionGroup var net: ModelFileOptions

    @Flag(help: "Draw the gradient nodes too.")
    var gradients = false

    @ArgumentParser.Option(help: "Of the drawing.")
    var format = Format.svg

    @ArgumentParser.Option(name: [.customShort("o"), .customLong("output")], help: ArgumentHelp(
        "Where to write, instead of standard output.", valueName: "file"))
    var output: String?

    func run() throws {
        let model = try net.require().model
        if gradients, model.training == nil {
            throw Failure("\(net.file): \(model.name) has no train section, so it has no gradients")
        }
        let drawing = (model.training ?? model.inference).drawing(gradients: gradients)
        let text = switch format {
        case .svg: drawing.svg
        case .dot: drawing.dot
        }
        if let output {
            try FileWriter.write(text, to: output)
        } else {
            Stream.output.write(text)
        }
    }
}
