import Source
import TensorIR

/// A model lowered to kernels over one arena: what the backend prints, for one target.
///
/// Everything but `kernels` is the same for all targets of a model.
package struct Program: Hashable, Sendable {
    package var name: String
    package var target: Target
    /// By parameter: where it lies in the parameter block (floats).
    package var layouts: [ParameterLayout]
    /// Length of the parameter block and of the gradient block, in floats.
    package var blockFloats: Int
    package var kernels: [Kernel]
    /// By number of steps, ascending; one without buckets of sequences.
    package var variants: [Variant]
    package var stream: Stream?
    /// Constant tensors, which kernels read as arguments.
    package var constants: [Constant]

    package init(
        name: String, target: Target, layouts: [ParameterLayout], blockFloats: Int, kernels: [Kernel],
        variants: [Variant], stream: Stream?, constants: [Constant]
    ) {
        (self.name, self.target, self.layouts, self.blockFloats) = (name, target, layouts, blockFloats)
        (self.kernels, self.variants, self.stream, self.constants) = (kernels, variants, stream, constants)
    }

    package init(
        name: String, target: Target, layouts: [ParameterLayout], blockFloats: Int, kernels: [Kernel],
        predict: Phase, evaluate: Phase?, gradient: Phase?, constants: [Constant]
    ) {
        self.init(
            name: name, target: target, layouts: layouts, blockFloats: blockFloats, kernels: kernels,
            variants: [Variant(steps: nil, predict: predict, evaluate: evaluate, gradient: gradient)], stream: nil,
            constants: constants)
    }

    /// The phases of the whole time.
    package var predict: Phase { variants[variants.count - 1].predict }
    package var evaluate: Phase? { variants[variants.count - 1].evaluate }
    package var gradient: Phase? { variants[variants.count - 1].gradient }

    /// All phases with their names.
    var phases: [(title: String, phase: Phase)] {
        let ofVariants = variants.flatMap { variant -> [(String, Phase?)] in
            let steps = variant.steps.map { " of \($0) steps" } ?? ""
            return [
                ("predict" + steps, variant.predict), ("evaluate" + steps, variant.evaluate), ("gradient" + steps, variant.gradient),
            ]
        }
        return (ofVariants + [("stream", stream?.phase)]).compactMap { title, phase in phase.map { (title, $0) } }
    }
}

/// What runs for sequences of up to so many steps.
package struct Variant: Hashable, Sendable {
    /// nil without buckets.
    package var steps: Int?
    package var predict: Phase
    /// nil without a loss.
    package var evaluate: Phase?
    /// Forward and backward; nil for inference only.
    package var gradient: Phase?
    package init(steps: Int?, predict: Phase, evaluate: Phase?, gradient: Phase?) {
        (self.steps, self.predict, self.evaluate, self.gradient) = (steps, predict, evaluate, gradient)
    }
}

/// The next time step of sequences that carry states.
package struct Stream: Hashable, Sendable {
    package var phase: Phase
    /// Of each sequence.
    package var floats: Int
}

package struct Constant: Hashable, Sendable {
    package enum Elements: Hashable, Sendable {
        case floats([Double])
        /// int32
        case indices([Int])
    }
    package var name: String
    package var elements: Elements
    package init(name: String, _ elements: Elements) { (self.name, self.elements) = (name, elements) }
}

/// A run of kernel calls over a chunk of at most `capacity` examples.
/// An entry point that gets more examples runs the phase once a chunk.
package struct Phase: Hashable, Sendable {
    package var steps: [Step]
    package var capacity: Int
    /// Floats of the arena.
    package var arenaFloats: Int
    /// Where in the arena the losses of the chunk's examples lie (float offset); nil for predict.
    package var losses: Int?

    package init(steps: [Step], capacity: Int, arenaFloats: Int, losses: Int?) {
        (self.steps, self.capacity, self.arenaFloats, self.losses) = (steps, capacity, arenaFloats, losses)
    }

    /// All calls, each once, in order.
    package var calls: [Call] { steps.flatMap(\.calls) }
}

package indirect enum Step: Hashable, Sendable {
    case call(Call)
    /// The steps of a recurrence, t = 0, 1, … or, reversed, from the last one to t = 0.
    case loop(count: Int, isReversed: Bool, [Step])

    package var calls: [Call] {
        switch self {
        case .call(let call): [call]
        case .loop(_, _, let body): body.flatMap(\.calls)
        }
    }
}

/// A kernel with the memory behind its arguments, in their order.
package struct Call: Hashable, Sendable {
    package var kernel: String
    package var arguments: [Actual]
    /// The layer, for reports of time by layer ("conv1"), and the work of one example.
    package var layer: String
    package var flopsPerExample: Int
    package var span: Span?

    package init(kernel: String, arguments: [Actual], layer: String, flopsPerExample: Int, span: Span?) {
        (self.kernel, self.arguments, self.layer) = (kernel, arguments, layer)
        (self.flopsPerExample, self.span) = (flopsPerExample, span)
    }
}

/// The memory behind an argument; offsets in elements.
package indirect enum Actual: Hashable, Sendable {
    case arena(Int)
    case parameters(Int)
    case gradients(Int)
    /// The i-th constant of the program, from an element on.
    case constant(Int, Int)
    /// The i-th input, target or output of the model at the chunk's first example, from an element on.
    case input(Int, Int), target(Int, Int), output(Int, Int)
    /// What the chunk's first sequence carries from step to step, from an element on.
    case states(Int)
    /// The value of a non-pointer argument, known from the argument's kind.
    case scalar
    /// In a loop: so many elements further on at each step.
    case advancing(Actual, by: Int)
    /// In a loop: one of two places, by whether the number of the step is even.
    case alternating(even: Actual, odd: Actual)

    /// The places that it may be, at the first step.
    package var bases: [Actual] {
        switch self {
        case .advancing(let base, _): base.bases
        case .alternating(let even, let odd): even.bases + odd.bases
        case .arena, .parameters, .gradients, .constant, .input, .target, .output, .states, .scalar: [self]
        }
    }
}

/// Where a parameter's elements lie in the parameter block, as `nn_parameter` in nn_model.h says:
/// element (i0, i1, …) at offset + (i0 / panel)·panelStride + (i0 % panel)·strides[0] + i1·strides[1] + ….
package struct ParameterLayout: Hashable, Sendable {
    package var offset: Int
    package var strides: [Int]
    package var panel: Int
    package var panelStride: Int
    /// Floats from `offset` that belong to the parameter, padding included; a multiple of 16.
    package var floats: Int

    package init(offset: Int, strides: [Int], panel: Int, panelStride: Int, floats: Int) {
        (self.offset, self.strides, self.panel) = (offset, strides, panel)
        (self.panelStride, self.floats) = (panelStride, floats)
    }
}
