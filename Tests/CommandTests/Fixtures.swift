import Foundation

@testable import nnc

/// A small model and its data: quick to build, and small enough to work out by hand.
enum Line {
    static let model = """
        /// A plane through points.
        model Line {
            input x: [3]
            dense(8, activation: relu)
            dense(1)

            train {
                loss:      squaredError
                optimizer: adam(rate: 0.01)
                batch:     16
                epochs:    3
                data:      "line.csv"
            }
        }

        """

    /// 200 points of y = 2a − b + |c| / 2, the same on every machine.
    static var data: String {
        var state: UInt64 = 1
        func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 40) / Double(1 << 23) - 1
        }
        return "a,b,c,y\n" + (0 ..< 200).map { _ in
            let (a, b, c) = (next(), next(), next())
            return "\(a),\(b),\(c),\(2 * a - b + abs(c) / 2)\n"
        }.joined()
    }
}

extension Sandbox {
    /// Writes `line.nnd` and `line.csv`.
    func writeLine(_ model: String = Line.model) throws {
        try write(model, to: "line.nnd")
        try write(Line.data, to: "line.csv")
    }

    /// When the file was written last.
    func modificationDate(_ name: String) throws -> Date? {
        try FileManager.default.attributesOfItem(atPath: file(name))[.modificationDate] as? Date
    }
}
