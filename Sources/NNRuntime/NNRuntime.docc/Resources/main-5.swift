import NNRuntime

func trained() async throws -> Digits {
    if let digits = try? Digits(weights: "digits.safetensors") { return digits }
    let training = try Digits(seed: 1).training(on: .digits)
    for try await epoch in training {
        print(epoch)
    }
    let digits = try await training.model
    try digits.save(weights: "digits.safetensors")
    return digits
}

let digits = try await trained()
let drawing = """
    ...##...
    ..####..
    .##..##.
    .##..##.
    .##..##.
    .##..##.
    ..####..
    ...##...
    """
let pixels: [Float] = drawing.filter { !$0.isNewline }.map { $0 == "#" ? 1 : 0 }
let answer = try digits.predict(image: pixels)[0]
print("it is a \(answer.argmax), with a probability of \(answer[answer.argmax])")
