import TensorIR

/// A nonlinearity, as a line of its own or as the `activation:` of a layer.
package protocol Activation: Entry {
    /// The activation as a formula of operand 0; nil if it is not elementwise.
    func formula(_ arguments: Arguments) -> Scalar?
    /// Whether layers before it start with He's initial values rather than Glorot's.
    var prefersHe: Bool { get }
    /// Whether an element of the result depends on others along the last axis.
    var mixesLastAxis: Bool { get }
    func apply(to value: ValueID, _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID
}

extension Activation {
    package var prefersHe: Bool { false }
    package var mixesLastAxis: Bool { false }

    package func apply(
        to value: ValueID, _ arguments: Arguments, in net: inout NetBuilder
    ) throws(Complaint) -> ValueID {
        guard let formula = formula(arguments) else { preconditionFailure("\(name) says how it is applied") }
        return net.map(formula, value)
    }
}

/// The operand of an activation's formula.
let x = Scalar.operand(0)

extension NetBuilder {
    /// The value after the activation of that option; the value itself without one.
    mutating func activate(_ value: ValueID, _ activation: Option?) throws(Complaint) -> ValueID {
        guard let activation else { return value }
        guard let entry = activation.entry as? any Activation else {
            preconditionFailure("\(activation.entry.name) is no activation")
        }
        return try entry.apply(to: value, activation.arguments, in: &self)
    }
}

extension ArgumentSpec {
    /// `activation: relu`
    static let activation = ArgumentSpec("activation", .option(.activation), .absent, "applied to the result; none if left out")
}
