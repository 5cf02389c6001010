import Testing

/// Models that long searches found something wrong with, as small as they still failed.
@Suite struct FoundModelTests {
    /// Statistics that are never to change were copied onto themselves, which the kernels' verifier trapped on.
    @Test func batchNormKeepsStatisticsThatNeverChange() throws {
        try judge("model Net {\n input x: [2]\n batchNorm(momentum: 0)\n train {\n loss: squaredError\n batch: 4\n }\n}\n", 1, flags: ["-O0"])
    }

    /// The gradient of a sum is one number for a whole row of the table, of which vectors read the neighbours.
    @Test func embeddingTakesOneGradientForItsRow() throws {
        try judge(
            "model Net {\n input x: [7] of 0..<5\n embedding(2)\n reshape([14])\n pool(sum, size: all)\n dense(3)\n train {\n loss: squaredError\n }\n}\n",
            1, flags: ["-O0"])
    }

    /// Outputs whose weights lie in panels were to be written a stride apart, for which there are no loops.
    @Test func denseWritesIntoAPaddedColumn() throws {
        try judge(
            "model Net {\n input x: [5]\n dense(33)\n reshape([33, 1, 1])\n conv(filters: 1, size: 2, stride: [3, 2], pad: 1, dilation: [1, 2])\n flatten\n concat(x, it)\n dense(7)\n train {\n loss: squaredError\n }\n}\n",
            1, flags: ["-O0"])
    }

    /// What the bias sums was read before the copy that brings it there, as the copy was only known to fill the pad around it.
    @Test func gradientsWaitForTheCopyThatFillsAPad() throws {
        try judge(
            """
            model Net {
                input x: [4, 11, 2]
                conv(filters: 1, size: [5, 2], stride: [1, 3], pad: [[2, 1], [0, 0]])
                let a = conv(filters: 2, size: 1)
                let b = conv(filters: 2, size: 1)
                concat(a, b, axis: 2)
                conv(filters: 2, size: 4, stride: [1, 3], pad: [[2, 1], [0, 0]], groups: 2)
                transpose([1, 0, 2])
                flatten
                dense(9, activation: softmax)
                train {
                    loss: squaredError
                }
            }

            """, 1, flags: ["-O0"])
    }
}
