import Source
import TensorIR

/// How the compiler gets at functions in C, which it does not read itself.
package struct CFunctions: Sendable {
    package enum Purpose: Sendable {
        /// `float f(float x)`
        case activation
        /// `float f(float y, float target)`
        case loss
    }

    package enum Answer: Sendable {
        /// Its parameters are operands 0, 1, ….
        case formula(Scalar)
        /// What is wrong with the C; each diagnostic names its file.
        case refused([Diagnostic])
        /// What is wrong with the path, for the place where the model file has it.
        case unreadable(message: String, notes: [String] = [], help: [String] = [])
        /// Why no function in C can be read here, and what would help; told once.
        case unavailable(message: String, help: [String])
    }

    /// The formula for the activation or loss `name` of the C file at `path`, which is written as in the model file.
    package var read: @Sendable (_ path: String, _ name: String, _ purpose: Purpose) -> Answer

    package init(read: @escaping @Sendable (_ path: String, _ name: String, _ purpose: Purpose) -> Answer) {
        self.read = read
    }

    /// Reads nothing.
    package static let none = CFunctions { _, _, _ in
        .unavailable(message: "functions in C are not read here", help: ["nnc reads them"])
    }
}
