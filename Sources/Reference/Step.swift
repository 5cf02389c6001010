import TensorIR

extension Reference {
    /// What a training run carries from step to step: parameters and the optimiser's state entries,
    /// `states[k][p]` of the k-th state in the shape of parameter p.
    package struct TrainingState {
        package var parameters: [[Double]]
        package var states: [[[Double]]]
        /// Steps taken so far.
        package var iteration = 0

        package init(parameters: [[Double]], optimizer: Optimizer) {
            self.parameters = parameters
            states = optimizer.states.map { _ in parameters.map { $0.map { _ in 0 } } }
        }
    }

    /// One training step: to each gradient of the mean loss comes that of the penalties,
    /// l1·sign(w) + 2·l2·w; then the whole is clipped; then the optimiser's formulas apply.
    /// A nil gradient leaves its parameter alone.
    package static func step(
        _ state: inout TrainingState, gradients: [[Double]?], of table: [Parameter], training: Training
    ) {
        let optimizer = training.optimizer
        var gradients = gradients
        for index in table.indices where gradients[index] != nil {
            gradients[index] = zip(gradients[index]!, state.parameters[index]).map { g, w in
                g + table[index].l1 * Scalar.Unary.sign.apply(w) + 2 * table[index].l2 * w
            }
        }
        clip(&gradients, training.clip)

        let scalars = optimizer.scalars.map { $0.value(at: state.iteration) }
        for p in table.indices {
            guard let gradient = gradients[p] else { continue }
            for entry in gradient.indices {
                let old = optimizer.states.indices.map { state.states[$0][p][entry] }
                let w = state.parameters[p][entry]
                let new = optimizer.newStates.map { $0.evaluate([w, gradient[entry]] + old + scalars) }
                for k in new.indices { state.states[k][p][entry] = new[k] }
                state.parameters[p][entry] = optimizer.newParameter.evaluate([w, gradient[entry]] + new + scalars)
            }
        }
        state.iteration += 1
    }

    private static func clip(_ gradients: inout [[Double]?], _ clip: Clip?) {
        switch clip {
        case nil:
            break
        case .value(let bound):
            gradients = gradients.map { $0.map { $0.map { max(-bound, min(bound, $0)) } } }
        case .norm(let bound):
            let length = gradients.compactMap(\.self).joined().reduce(0) { $0 + $1 * $1 }.squareRoot()
            if length > bound { gradients = gradients.map { $0.map { $0.map { $0 * bound / length } } } }
        }
    }
}

extension Optimizer.StepScalar {
    /// The scalar's value in the step number t = 0, 1, ….
    package func value(at t: Int) -> Double {
        switch self {
        case .rate(let schedule): schedule.value(at: t)
        case .biasCorrection(let beta): 1 - Scalar.Binary.power.apply(beta, Double(t + 1))
        }
    }
}

extension Schedule {
    /// The rate in the step number t = 0, 1, ….
    package func value(at t: Int) -> Double {
        let steady: Double
        switch shape {
        case .constant:
            steady = rate
        case .decay(let factor, let floor):
            steady = max(floor, rate * Scalar.Binary.power.apply(factor, Double(t)))
        case .step(let every, let factor):
            steady = rate * Scalar.Binary.power.apply(factor, Double(t / every))
        case .cosine(let iterations, let floor):
            let share = min(1, Double(t) / Double(iterations))
            steady = floor + (rate - floor) * (1 + Scalar.Unary.cos.apply(.pi * share)) / 2
        }
        return t < warmUp ? rate * Double(t + 1) / Double(warmUp) : steady
    }
}
