import Foundation

/// How a run of tests ended.
enum TestVerdict: CustomStringConvertible {
    case passed(seconds: Double)
    /// The test that failed first.
    case failed(String)
    /// A trap of the compiler or of a test.
    case trapped(String)
    case endless

    var description: String {
        switch self {
        case .passed: "NOT NOTICED"
        case .failed(let test): "noticed by \(test)"
        case .trapped(let message): "trapped: \(message)"
        case .endless: "does not end"
        }
    }

    /// Runs tests up to their first failure.
    init(of tests: Process, patience: Double) throws {
        let pipe = Pipe()
        (tests.standardOutput, tests.standardError) = (pipe, pipe)
        let start = Date.now
        try tests.run()
        let clock = DispatchWorkItem { tests.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: clock)
        defer { clock.cancel() }

        var lines = Lines(file: pipe.fileHandleForReading)
        var trap: String?, ran = false
        while let line = lines.next() {
            if let issue = line.firstRange(of: " recorded an issue"), let test = line.firstRange(of: "Test ") {
                tests.terminate()
                tests.waitUntilExit()
                self = .failed(String(line[test.upperBound..<issue.lowerBound]))
                return
            }
            if line.contains("Fatal error") { trap = trap ?? line }
            if line.contains(" passed after ") { ran = true }
        }
        tests.waitUntilExit()
        let seconds = Date.now.timeIntervalSince(start)
        if seconds >= patience {
            self = .endless
        } else if tests.terminationReason == .exit, tests.terminationStatus == 0, ran {
            self = .passed(seconds: seconds)
        } else {
            self = .trapped(trap ?? "ended with \(tests.terminationStatus)")
        }
    }
}

/// The lines that come out of a pipe.
private struct Lines {
    let file: FileHandle
    private var rest = Data()

    init(file: FileHandle) { self.file = file }

    mutating func next() -> String? {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                defer { rest = Data(rest[(end + 1)...]) }
                return String(decoding: rest[..<end], as: UTF8.self)
            }
            let more = file.availableData
            guard !more.isEmpty else { return nil }
            rest += more
        }
    }
}
