#if os(Linux)
    import Foundation
    import Testing

    /// Calls that are said to allocate nothing allocate nothing, as a library sees it that counts in place of malloc.
    ///
    /// They run in a program of their own, which that library is loaded into.
    @Suite struct AllocationTests {
        @Test func callsAllocateNothing() throws {
            let library = FileManager.default.temporaryDirectory.appending(path: "count-\(UUID()).so").path
            defer { try? FileManager.default.removeItem(atPath: library) }
            let source = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../CallProbe/count-allocations.c").standardized.path
            _ = try run("/usr/bin/env", ["cc", "-O1", "-shared", "-fPIC", source, "-o", library])

            let probe = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
                .deletingLastPathComponent().appending(path: "CallProbe").path
            let output = try run(probe, ["allocations"], environment: ["LD_PRELOAD": library])
            let counts = Dictionary(uniqueKeysWithValues: output.split(separator: "\n").map { line in
                let parts = line.split(separator: ": ")
                return (String(parts[0]), Int(parts[1])!)
            })
            // Those of arrays are for the result: the count counts.
            #expect(counts == [
                "inline arrays": 0, "inline arrays, own workspace": 0, "spans": 0, "stream": 0, "arrays": 1000,
            ])
        }

        private func run(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws -> String {
            let process = Process(), output = Pipe()
            process.executableURL = URL(filePath: program)
            process.arguments = arguments
            process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
            process.standardOutput = output
            try process.run()
            let text = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0, "\(program) \(arguments)")
            return String(decoding: text, as: UTF8.self)
        }
    }
#endif
