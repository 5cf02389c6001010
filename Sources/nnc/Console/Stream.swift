import Foundation
@preconcurrency import Rainbow

/// Standard output, for results, or standard error, for what is said about them.
struct Stream: Sendable {
    static let output = Stream(descriptor: STDOUT_FILENO)
    static let error = Stream(descriptor: STDERR_FILENO)

    private let descriptor: Int32
    let isTerminal: Bool
    /// A terminal that may show colours: `NO_COLOR` (if not empty) and a `TERM` of `dumb` forbid them.
    let isColoured: Bool

    private init(descriptor: Int32) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
        let environment = ProcessInfo.processInfo.environment
        isColoured = isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// Columns of the terminal; 80 where the stream is none.
    var columns: Int {
        var size = winsize()
        guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Writes all of `text`, at once and unbuffered. A reader that has gone away ends the process, as in any pipe.
    func write(_ text: String) {
        write(bytes: Array(text.utf8))
    }

    func write(bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written >= 0 {
                    rest = rest.dropFirst(written)
                } else if errno != EINTR && errno != EAGAIN {
                    return
                }
            }
        }
    }

    enum Paint { case red, yellow, green, cyan, bold, dim }

    /// `text` in the given colour or style where the stream shows colours, else as it is.
    func paint(_ text: String, _ paint: Paint) -> String {
        guard isColoured else { return text }
        return switch paint {
        case .red: text.red.bold
        case .yellow: text.yellow.bold
        case .green: text.green
        case .cyan: text.cyan
        case .bold: text.bold
        case .dim: text.dim
        }
    }

    /// Leaves it to `isColoured` of each stream whether there are colours: Rainbow looks at standard output alone.
    static func prepareColors() {
        Rainbow.outputTarget = .console
        Rainbow.enabled = true
    }
}
