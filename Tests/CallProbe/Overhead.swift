import NNRuntime
import Tiny
import TinyC

/// What a call of the Swift costs beyond one of the C function, for a net of seven nodes.
enum Overhead {
    private static let batches = 2000
    private static let calls = 500

    static func measure() throws {
        let tiny = try Tiny()
        let workspace = tiny.makeWorkspace()
        let model = tiny_model()!.pointee
        let memory = UnsafeMutableRawPointer.allocate(byteCount: max(model.predict_bytes, 64), alignment: 64)
        defer { memory.deallocate() }

        let x: [4 of Float] = [1, 0, 0.5, -1]
        var input = x
        var output: [1 of Float] = [0]
        var sum: Float = 0
        // In turns, so that all see the same neighbours on the machine.
        var times: [(name: String, nanoseconds: [Double])] = [
            ("C function", []), ("inline arrays", []), ("inline arrays, own workspace", []), ("spans", []),
        ]
        for _ in 0..<batches {
            times[0].nanoseconds.append(time {
                for i in 0..<calls {
                    input[0] = Float(i)
                    let status = input.span.withUnsafeBufferPointer { x in
                        var span = output.mutableSpan
                        return span.withUnsafeMutableBufferPointer { y in
                            tiny_predict(model.weights, memory, 1, x.baseAddress, y.baseAddress)
                        }
                    }
                    precondition(status == NN_OK)
                    sum += output[0]
                }
            })
            times[1].nanoseconds.append(try time {
                for i in 0..<calls {
                    input[0] = Float(i)
                    sum += try tiny.predict(x: input)
                }
            })
            times[2].nanoseconds.append(try time {
                for i in 0..<calls {
                    input[0] = Float(i)
                    sum += try tiny.predict(x: input, in: workspace)
                }
            })
            times[3].nanoseconds.append(try time {
                for i in 0..<calls {
                    input[0] = Float(i)
                    var span = output.mutableSpan
                    try tiny.predict(x: input.span, into: &span)
                    sum += span[0]
                }
            })
        }
        print("ns a call, \(batches) times \(calls) calls (sum \(sum))")
        let base = times[0].nanoseconds.sorted()
        for (name, nanoseconds) in times {
            let sorted = nanoseconds.sorted()
            let (least, median) = (sorted[0], sorted[batches / 2])
            print("\(name): min \(tenths(least)), median \(tenths(median)); "
                + "beyond C: \(tenths(least - base[0])), \(tenths(median - base[batches / 2]))")
        }
    }

    /// Nanoseconds a call of `body`, which makes `calls` of them.
    private static func time(_ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try body()
        return (clock.now - start) / .nanoseconds(1) / Double(calls)
    }

    private static func tenths(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}
