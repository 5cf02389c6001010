import Foundation
import NNRuntime

/// Turns the first Ctrl-C (SIGINT) or SIGTERM into a request to stop at the next step; the second ends the process.
final class Interruption {
    let cancellation = Cancellation()
    private let sources: [any DispatchSourceSignal]

    /// Takes over the signals until `restore` is called.
    init() {
        let cancellation = cancellation
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                cancellation.cancel()
                signal(number, SIG_DFL)
            }
            source.activate()
            return source
        }
    }

    func restore() {
        for source in sources { source.cancel() }
        for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    }
}
