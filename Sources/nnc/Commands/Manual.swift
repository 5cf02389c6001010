import ArgumentParser
import Foundation

struct Manual: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the manual page of nnc.",
        discussion: """
            In mdoc, as man reads it, from the very descriptions that --help shows.

              nnc manual > /usr/local/share/man/man1/nnc.1
            """)

    func run() throws {
        let help = try JSONDecoder().decode(DumpedHelp.self, from: Data(NNC._dumpHelp().utf8))
        Stream.output.write(ManualPage(of: help.command).text)
    }
}
