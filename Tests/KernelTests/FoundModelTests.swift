import Testing

/// Models that long searches found something wrong with, as small as they still failed.
@Suite struct FoundModelTests {
    /// Statistics that are never to change were copied onto themselves, which the kernels' verifier trapped on.
    @Test func batchNormKeepsStatisticsThatNeverChange() throws {
        try judge("model Net {\n input x: [2]\n batchNorm(momentum: 0)\n train {\n loss: squaredError\n batch: 4\n }\n}\n", 1, flags: ["-O0"])
    }
}
