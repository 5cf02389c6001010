import Source
import Testing

@Test(arguments: [
    ("fliters", "filters"), ("filter", "filters"), ("dens", "dense"), ("Dense", "dense"), ("con", "conv"),
    ("cnov", "conv"),
    ("bathcNorm", "batchNorm"), ("cross_entropy", "crossEntropy"), ("RELU", "relu"), ("leakyRelu", nil as String?),
    ("xyzzy", nil), ("", nil), ("q", nil), ("x", nil), ("lstmm", "lstm"), ("pol", "pool"),
])
func suggestsNearestName(typed: String, meant: String?) {
    let names = ["filters", "dense", "conv", "batchNorm", "crossEntropy", "relu", "lstm", "pool", "y"]
    #expect(nearestName(to: typed, among: names) == meant)
}

@Test func prefersTheNearestAndThenTheFirst() {
    #expect(nearestName(to: "pooll", among: ["polls", "pool"]) == "pool")
    #expect(nearestName(to: "cat", among: ["bat", "rat"]) == "bat")
    #expect(nearestName(to: "relu", among: ["relu"]) == nil)
}

@Test func longNamesCostNothing() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(nearestName(to: long, among: [long + "b"]) == nil)
    #expect(nearestName(to: "aaaa", among: [long, "aaab"]) == "aaab")
}
