import TensorIR

extension Primitive {
    /// A word for a comment in the emitted C.
    package var summary: String {
        switch self {
        case .input: "input"
        case .target: "target"
        case .parameter: "parameter"
        case .constant: "constant"
        case .exampleWeight: "1/n"
        case .map: "map"
        case .broadcast: "broadcast"
        case .reduce(let reduce): reduce.operation.rawValue
        case .contract(let contract): "contract \(contract)"
        case .window: "window"
        case .unwindow: "unwindow"
        case .pad: "pad"
        case .slice: "slice"
        case .concatenate: "concatenate"
        case .reshape: "reshape"
        case .transpose: "transpose"
        case .reverse: "reverse"
        case .softmax: "softmax"
        case .logSumExp: "log-sum-exp"
        case .route(let route): "route to the \(route.extremum.rawValue)"
        case .oneHot: "one-hot"
        case .prefixMask: "prefix mask"
        case .gather: "gather"
        case .scatterAdd: "scatter-add"
        case .pick: "pick"
        case .unpick: "unpick"
        case .dropoutMask: "dropout mask"
        case .scan: "recurrence"
        }
    }
}
