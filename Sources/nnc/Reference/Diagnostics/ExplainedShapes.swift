extension Explanation {
    /// Shapes, which are all known when the file is compiled.
    static let ofShapes = [
        layers(
            .needsVector, "`dense` with a number of nodes takes a vector. An image is made one by `flatten`.",
            of: "[8, 8, 1]", "dense(3)", "flatten\ndense(3)"),
        layers(
            .needsChannels, "A convolution or a pool takes an image as [height, width, channels] or a sequence as [time, channels].",
            "conv(4, size: 3)\nflatten\ndense(3)", "reshape([4, 2, 1])\nconv(4, size: 2)\nflatten\ndense(3)"),
        layers(
            .needsFloats, "The layer takes numbers, and this value is indices. `oneHot` or `embedding` makes vectors of them.",
            of: "[4] of 0..<10", "dense(3)", "oneHot\nflatten\ndense(3)"),
        layers(
            .needsIndices, "`oneHot` and `embedding` take indices, which an input has by `of 0..<10`.",
            of: "[4]", "oneHot\nflatten\ndense(3)", "dense(3)"),
        layers(
            .windowDoesNotTile, "Windows follow n = (m − size + 2·pad) / stride + 1 along each axis. Where that is no whole number, pixels at the edge would silently be left out, so it is an error.",
            of: "[28, 28, 1]", "conv(8, size: 5, stride: 2)\nflatten\ndense(3)", "conv(8, size: 4, stride: 2)\nflatten\ndense(3)"),
        layers(
            .windowTooLarge, "The window is larger than what it moves over, padding included.",
            of: "[4, 4, 1]", "conv(8, size: 5)\nflatten\ndense(3)", "conv(8, size: 3)\nflatten\ndense(3)"),
        layers(
            .windowOfPadding, "A padding as wide as the window makes windows that see nothing but padding.",
            of: "[8, 8, 1]", "pool(max, size: 2, pad: 2)\nflatten\ndense(3)", "pool(max, size: 2)\nflatten\ndense(3)"),
        layers(
            .wholeExtent, "`size: all` is one window over everything: it does not move and needs no padding.",
            of: "[8, 8, 2]", "pool(average, size: all, stride: 2)\nflatten\ndense(3)", "pool(average, size: all)\nflatten\ndense(3)"),
        layers(
            .wrongNumberOfAxes, "A size, stride or padding is one number for all axes, or a number for each.",
            of: "[time: 8, 2]", "conv(4, size: [3, 3])\nflatten\ndense(3)", "conv(4, size: 3)\nlast\ndense(3)"),
        layers(
            .groupsDoNotDivide, "Each group of a convolution needs the same number of channels and of filters.",
            of: "[8, 8, 3]", "conv(4, size: 3, groups: 2)\nflatten\ndense(3)", "conv(6, size: 3, groups: 3)\nflatten\ndense(3)"),
        layers(
            .concatShapes, "Values that are put one behind the other have equal extents along all other axes.",
            of: "[4, 3]", "let a = transpose\nconcat(x, a)\nflatten\ndense(3)", "let a = relu\nconcat(x, a)\nflatten\ndense(3)"),
        layers(
            .noSuchAxis, "Axes count from 0, the batch not among them.",
            of: "[4, 3]", "let a = relu\nconcat(x, a, axis: 2)\nflatten\ndense(3)", "let a = relu\nconcat(x, a, axis: 1)\nflatten\ndense(3)"),
        layers(
            .reshapeCount, "The same elements under other extents are as many as before.",
            of: "[4, 3]", "reshape([2, 5])\nflatten\ndense(3)", "reshape([2, 6])\nflatten\ndense(3)"),
        layers(
            .transposeAxes, "`transpose` names each axis once; without axes it takes a matrix.",
            of: "[4, 3, 2]", "transpose\nflatten\ndense(3)", "transpose([1, 0, 2])\nflatten\ndense(3)"),
        layers(
            .unequalShapes, "Arithmetic between values is element by element, so they have the same shape.",
            "let a = dense(3)\nlet b = dense(4)\na + b", "let a = dense(3)\nlet b = dense(3)\na + b"),
        layers(
            .sharedShape, "A layer that shares parameters needs them in the same shape, and so takes a value of the same extents.",
            "let a = dense(3)\nlet b = dense(3, of: a, share: a)\nconcat(a, b)", "let a = dense(8)\nlet b = dense(8, of: a, share: a)\nconcat(a, b)"),
        layers(
            .fanIn, "A sparse node reads different elements, so it cannot read more than there are.",
            "sparse(4, fanIn: 9)", "sparse(4, fanIn: 3)"),
    ]
}
