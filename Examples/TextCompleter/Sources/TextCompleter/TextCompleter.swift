import Completer
import Foundation

/// Goes on with a text.
///
///     swift run TextCompleter "ROMEO:" [characters [seed]]
@main
struct TextCompleter {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let numbers = arguments.dropFirst().map { UInt64($0) }
        guard let prompt = arguments.first, !prompt.isEmpty, numbers.count <= 2, !numbers.contains(nil) else {
            FileHandle.standardError.write(Data("usage: TextCompleter PROMPT [CHARACTERS [SEED]]\n".utf8))
            exit(64)
        }
        let count = numbers.count > 0 ? Int(clamping: numbers[0]!) : 200
        do {
            let text = try Completer().completion(of: prompt, count: count, seed: numbers.count > 1 ? numbers[1]! : 0)
            print(prompt + text)
        } catch {
            FileHandle.standardError.write(Data("error: \(error)\n".utf8))
            exit(1)
        }
    }
}
