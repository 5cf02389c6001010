import NNRuntime

let digits = try Digits(seed: 1)
