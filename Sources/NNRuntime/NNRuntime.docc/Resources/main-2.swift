import NNRuntime

let training = try Digits(seed: 1).training(on: .digits)
for try await epoch in training {
    print(epoch)
}
let digits = try await training.model
