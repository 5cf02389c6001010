extension Mistake {
    static let inShapes = [
        Mistake(
            "a window that does not tile",
            #"""
                model M {
                    input image: [28, 28, 1]
                    conv(filters: 32, size: 5, stride: 2)
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: a window of 5 with stride 2 does not tile 28 pixels padded by 0 [window-does-not-tile]
                  3 |     conv(filters: 32, size: 5, stride: 2)
                    |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  note: (28 − 5 + 2·0) / 2 + 1 = 12.5 is not a whole number
                  help: size: 4, size: 6, stride: 1 or pad: [0, 1] would fit
                """#),
        Mistake(
            "a window that does not tile 512 pixels in steps of 3",
            #"""
                model M {
                    input image: [512, 512, 1]
                    conv(filters: 3, size: 3, stride: 3)
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: a window of 3 with stride 3 does not tile 512 pixels padded by 0 [window-does-not-tile]
                  3 |     conv(filters: 3, size: 3, stride: 3)
                    |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  note: (512 − 3 + 2·0) / 3 + 1 ≈ 170.667 is not a whole number
                  help: size: 2, size: 5, stride: 1 or pad: [0, 1] would fit
                """#),
        Mistake(
            "a window that tiles one axis only",
            #"""
                model M {
                    input image: [28, 30, 1]
                    conv(filters: 32, size: [5, 4], stride: 2)
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: a window of 5 with stride 2 does not tile 28 pixels padded by 0 along the height [window-does-not-tile]
                  3 |     conv(filters: 32, size: [5, 4], stride: 2)
                    |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  note: (28 − 5 + 2·0) / 2 + 1 = 12.5 is not a whole number
                  help: size: [4, 4], size: [6, 4], stride: 1 or pad: [[0, 1], [0, 0]] would fit
                """#),
        Mistake(
            "a window larger than the image",
            #"""
                model M {
                    input image: [4, 4, 1]
                    conv(filters: 3, size: 5)
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: a window of 5 does not fit into 4 pixels padded by 0 [window-too-large]
                  3 |     conv(filters: 3, size: 5)
                    |     ^~~~~~~~~~~~~~~~~~~~~~~~~
                  note: no value is left at `conv1`: 4 < 5
                  help: size: 4 or pad: [0, 1] would fit
                """#),
        Mistake(
            "a dilated window larger than the image",
            #"""
                model M {
                    input image: [8, 8, 1]
                    conv(filters: 3, size: 3, dilation: 4)
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: a window of 3 dilated by 4 does not fit into 8 pixels padded by 0 [window-too-large]
                  3 |     conv(filters: 3, size: 3, dilation: 4)
                    |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  note: it covers (3 − 1)·4 + 1 = 9 pixels
                  note: no value is left at `conv1`: 8 < 9
                  help: size: 2 or pad: [0, 1] would fit
                """#),
        Mistake(
            "a pool that does not tile a series",
            #"""
                model M {
                    input series: [9, 2]
                    pool(max, size: 2, pad: [0, 0])
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: a window of 2 with stride 2 does not tile 9 steps padded by 0 [window-does-not-tile]
                  3 |     pool(max, size: 2, pad: [0, 0])
                    |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  note: (9 − 2 + 2·0) / 2 + 1 = 4.5 is not a whole number
                  help: size: 1, size: 3, stride: 1 or pad: [0, 1] would fit
                """#),
        Mistake(
            "a pool whose windows see padding alone",
            #"""
                model M {
                    input x: [8]
                    pool(max, size: 2, pad: 2)
                }
                """#,
            messages: #"""
                m.nnd:3:29: error: a window of 2 would see nothing but padding [window-of-padding]
                  3 |     pool(max, size: 2, pad: 2)
                    |                             ^
                  note: a padding of 2 must be less than the window
                """#),
        Mistake(
            "a stride beside the whole extent",
            #"""
                model M {
                    input image: [8, 8, 1]
                    pool(average, size: all, stride: 2)
                }
                """#,
            messages: #"""
                m.nnd:3:38: error: `stride` has no meaning beside `size: all` [whole-extent]
                  3 |     pool(average, size: all, stride: 2)
                    |                                      ^
                """#),
        Mistake(
            "two numbers for one axis",
            #"""
                model M {
                    input series: [8, 2]
                    conv(filters: 2, size: [3, 3])
                }
                """#,
            messages: #"""
                m.nnd:3:28: error: `size` has 2 numbers for 1 axis [wrong-number-of-axes]
                  3 |     conv(filters: 2, size: [3, 3])
                    |                            ^~~~~~
                  help: one number, or one for the time
                """#),
        Mistake(
            "pairs for too many axes",
            #"""
                model M {
                    input series: [8, 2]
                    conv(filters: 2, size: 3, pad: [[1, 1], [1, 1]])
                }
                """#,
            messages: #"""
                m.nnd:3:36: error: `pad` has 2 pairs for 1 axis [wrong-number-of-axes]
                  3 |     conv(filters: 2, size: 3, pad: [[1, 1], [1, 1]])
                    |                                    ^~~~~~~~~~~~~~~~
                """#),
        Mistake(
            "dense on an image",
            #"""
                model M {
                    input image: [28, 28, 1]
                    dense(10)
                    reshape([3, 4])
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: `dense` takes a vector, but this value is [28, 28, 1] [needs-vector]
                  3 |     dense(10)
                    |     ^~~~~~~~~
                  note: `flatten` makes it 28 · 28 · 1 = 784 numbers
                  help: `flatten` on the line before, or `dense([10])` for the same in one line
                m.nnd:4:13: error: [10] cannot be reshaped to [3, 4] [reshape-count]
                  4 |     reshape([3, 4])
                    |             ^~~~~~
                  note: 10 elements are there, and 3 · 4 = 12 would be needed
                """#),
        Mistake(
            "conv on a vector",
            #"""
                model M {
                    input x: [784]
                    conv(filters: 3, size: 3)
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: `conv` takes [height, width, channels] or [time, channels], but this value is [784] [needs-channels]
                  3 |     conv(filters: 3, size: 3)
                    |     ^~~~~~~~~~~~~~~~~~~~~~~~~
                  help: `reshape([28, 28, 1])` on the line before
                """#),
        Mistake(
            "conv on four axes",
            #"""
                model M {
                    input x: [2, 3, 4, 5]
                    conv(filters: 3, size: 3)
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: `conv` takes [height, width, channels] or [time, channels], but this value is [2, 3, 4, 5] [needs-channels]
                  3 |     conv(filters: 3, size: 3)
                    |     ^~~~~~~~~~~~~~~~~~~~~~~~~
                  help: `reshape` on the line before makes it one of these
                """#),
        Mistake(
            "pool on four axes",
            #"""
                model M {
                    input x: [2, 3, 4, 5]
                    pool(max, size: 2)
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: `pool` takes [height, width, channels], [time, channels] or a vector, but this value is [2, 3, 4, 5] [needs-channels]
                  3 |     pool(max, size: 2)
                    |     ^~~~~~~~~~~~~~~~~~
                """#),
        Mistake(
            "groups that do not divide the channels",
            #"""
                model M {
                    input image: [8, 8, 6]
                    conv(filters: 8, size: 3, groups: 4)
                }
                """#,
            messages: #"""
                m.nnd:3:39: error: 4 groups do not divide 6 channels [groups-do-not-divide]
                  3 |     conv(filters: 8, size: 3, groups: 4)
                    |                                       ^
                  note: each group needs the same number: 6 / 4 leaves 2
                  help: groups: 3 would fit
                """#),
        Mistake(
            "groups that do not divide the filters",
            #"""
                model M {
                    input image: [8, 8, 6]
                    conv(filters: 8, size: 3, groups: 3)
                }
                """#,
            messages: #"""
                m.nnd:3:39: error: 3 groups do not divide 8 filters [groups-do-not-divide]
                  3 |     conv(filters: 8, size: 3, groups: 3)
                    |                                       ^
                  note: each group needs the same number: 8 / 3 leaves 2
                  help: groups: 2 would fit
                """#),
        Mistake(
            "reshape to another count",
            #"""
                model M {
                    input x: [784]
                    reshape([28, 27, 1])
                }
                """#,
            messages: #"""
                m.nnd:3:13: error: [784] cannot be reshaped to [28, 27, 1] [reshape-count]
                  3 |     reshape([28, 27, 1])
                    |             ^~~~~~~~~~~
                  note: 784 elements are there, and 28 · 27 · 1 = 756 would be needed
                """#),
        Mistake(
            "transpose of three axes",
            #"""
                model M {
                    input x: [2, 3, 4]
                    transpose
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: `transpose` without axes takes a matrix, but this value is [2, 3, 4] [transpose-axes]
                  3 |     transpose
                    |     ^~~~~~~~~
                  help: `transpose([2, 1, 0])` reverses all axes
                """#),
        Mistake(
            "transpose with an axis twice",
            #"""
                model M {
                    input x: [2, 3, 4]
                    transpose([0, 0, 2])
                }
                """#,
            messages: #"""
                m.nnd:3:15: error: [0, 0, 2] does not name each axis of [2, 3, 4] once [transpose-axes]
                  3 |     transpose([0, 0, 2])
                    |               ^~~~~~~~~
                  note: its axes are [0, 1, 2]
                """#),
        Mistake(
            "sums and rows of unequal shapes",
            #"""
                model M {
                    input x: [28]
                    let a = dense(3)
                    let b = dense(4)
                    output sum = a + b
                    output row = concat(reshape([1, 3], of: a), reshape([2, 2], of: b))
                }
                """#,
            messages: #"""
                m.nnd:5:18: error: `+` takes values of one shape, but these are [3] and [4] [unequal-shapes]
                  5 |     output sum = a + b
                    |                  ^~~~~
                  note: it works element by element
                m.nnd:6:18: error: [1, 3] and [2, 2] cannot be concatenated along axis 1 [concat-shapes]
                  6 |     output row = concat(reshape([1, 3], of: a), reshape([2, 2], of: b))
                    |                  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  note: all other axes must be equal
                """#),
        Mistake(
            "concat along an axis that is not there",
            #"""
                model M {
                    input x: [28]
                    concat(x, x, axis: 1)
                }
                """#,
            messages: #"""
                m.nnd:3:24: error: there is no axis 1 in [28] [no-such-axis]
                  3 |     concat(x, x, axis: 1)
                    |                        ^
                  note: its axes are [0]
                """#),
        Mistake(
            "arithmetic with indices",
            #"""
                model M {
                    input x: [3] of 0..<10
                    x * 2
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: `*` takes numbers, but this value is indices in 0..<10 [needs-floats]
                  3 |     x * 2
                    |     ^~~~~
                  help: `oneHot` on the line before makes each index a vector of 10
                """#),
        Mistake(
            "dense on indices",
            #"""
                model M {
                    input x: [3] of 0..<10
                    dense(3)
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: `dense` takes numbers, but this value is indices in 0..<10 [needs-floats]
                  3 |     dense(3)
                    |     ^~~~~~~~
                  help: `oneHot` on the line before makes each index a vector of 10
                """#),
        Mistake(
            "oneHot on numbers",
            #"""
                model M {
                    input x: [3]
                    oneHot
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: `oneHot` takes indices, but this value is numbers [needs-indices]
                  3 |     oneHot
                    |     ^~~~~~
                  help: an input of indices is written `input name: [1] of 0..<10`
                """#),
        Mistake(
            "weights of another shape",
            #"""
                model M {
                    input x: [4]
                    dense(2, weights: [[1, 2, 3, 4]])
                    dense(2, bias: [1, 2, 3])
                }
                """#,
            messages: #"""
                m.nnd:3:23: error: `weights` is [1, 4], but this layer needs [2, 4] [wrong-number-of-values]
                  3 |     dense(2, weights: [[1, 2, 3, 4]])
                    |                       ^~~~~~~~~~~~~~
                  note: 2 · 4 = 8 numbers are needed, and 4 are written
                m.nnd:4:20: error: `bias` is [3], but this layer needs [2] [wrong-number-of-values]
                  4 |     dense(2, bias: [1, 2, 3])
                    |                    ^~~~~~~~~
                  note: 2 numbers are needed, and 3 are written
                """#),
        Mistake(
            "rows of unequal length",
            #"""
                model M {
                    input x: [2]
                    dense(2, weights: [[1, 2], [3]])
                    dense(2, weights: [[1], 2])
                    dense(1, weights: [1, [2]])
                    dense(1, weights: [[]])
                }
                """#,
            messages: #"""
                m.nnd:3:23: error: `weights` must be rows of equal length [ragged-numbers]
                  3 |     dense(2, weights: [[1, 2], [3]])
                    |                       ^~~~~~~~~~~~~
                  note: rows of 2 and of 1 stand side by side
                m.nnd:4:23: error: `weights` must be rows of equal length [ragged-numbers]
                  4 |     dense(2, weights: [[1], 2])
                    |                       ^~~~~~~~
                  note: some rows hold numbers and some hold rows
                m.nnd:5:23: error: `weights` must be rows of equal length [ragged-numbers]
                  5 |     dense(1, weights: [1, [2]])
                    |                       ^~~~~~~~
                  note: some rows hold numbers and some hold rows
                m.nnd:6:23: error: `weights` must be rows of equal length [ragged-numbers]
                  6 |     dense(1, weights: [[]])
                    |                       ^~~~
                  note: it holds an empty row
                """#),
        Mistake(
            "parameters shared between unequal layers",
            #"""
                model M {
                    input x: [3]
                    let a = dense(3)
                    dense(4, share: a)
                }
                """#,
            messages: #"""
                m.nnd:4:5: error: `a` cannot be used again here [shared-shape]
                  4 |     dense(4, share: a)
                    |     ^~~~~~~~~~~~~~~~~~
                  note: its `a.weight` is [3, 3], and here it would have to be [4, 3]
                """#),
    ]
}
