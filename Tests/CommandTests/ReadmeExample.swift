import Compiler
import Foundation
import Source
import Testing

/// The README's model beside what it becomes, from the model file and the compiler.
struct ReadmeExample {
    /// `models/digits.nnd`.
    let model: String
    /// What a caller of the C sees, what it runs, and one of the kernels.
    let prototype, entryPoint, kernel: String
    /// A function of the Swift.
    let swift: String

    init(package: URL) throws {
        model = try String(contentsOf: package.appendingPathComponent("models/digits.nnd"), encoding: .utf8)
        let source = SourceFile(path: "digits.nnd", text: model)
        let checked = try #require(CheckedFile(source).models.first)
        var options = CompilationOptions(sourceName: "digits.nnd")
        options.source = source
        options.emission.headerName = "digits.h"
        let texts = Compilation(checked, options: options).emit()
        prototype = try Self.paragraph(of: texts.header, containing: "nn_status digits_predict(")
        entryPoint = try Self.paragraph(of: texts.source, containing: "static nn_status digits_predict_avx512(")
        kernel = try Self.paragraph(of: texts.source, containing: "static void pool1_forward_avx512(")
        let mark = "    /// The output of one example."
        let lines = try Self.paragraph(of: texts.swift, containing: mark)
        swift = String(lines[lines.range(of: mark)!.lowerBound...])
    }

    /// The lines around `mark` between two empty ones.
    private static func paragraph(of text: String, containing mark: String) throws -> String {
        let place = try #require(text.range(of: mark), "\(mark) is no longer emitted")
        let start = text.range(of: "\n\n", options: .backwards, range: text.startIndex..<place.lowerBound)?.upperBound
        let end = text.range(of: "\n\n", range: place.upperBound..<text.endIndex)?.lowerBound
        return String(text[(start ?? text.startIndex)..<(end ?? text.endIndex)]) + "\n"
    }

    var markdown: String {
        """
        This is `models/digits.nnd`:

        ```
        \(model)```

        and this a little of the C that `nnc compile models/digits.nnd` writes: what a caller sees,

        ```c
        \(prototype)```

        what it runs, on chunks of examples in a workspace that was planned when the model was compiled,

        ```c
        \(entryPoint)```

        and one of the kernels, in its version for AVX-512; `NN_AT` is nothing unless a profile is asked for, and the C
        picks the best version that the machine has when it runs.

        ```c
        \(kernel)```

        A C program needs `digits.h`, `digits.c` and a compiler:

        ```c
        float *parameters = aligned_alloc(NN_ALIGNMENT, DIGITS_PARAMETER_FLOATS * sizeof(float));
        void *workspace = aligned_alloc(NN_ALIGNMENT, DIGITS_PREDICT_BYTES);
        digits_initialize(parameters, 1);
        digits_predict(parameters, workspace, n, image, output);
        ```

        The Swift that comes with it is a type with the model's name; its inputs and outputs have theirs:

        ```swift
        \(swift)```

        ```swift
        let digits = try Digits(weights: "nnc-out/digits.safetensors")
        let digit = try digits.predict(image: pixels).argmax              // one example: [64 of Float] to [10 of Float]
        for answer in try digits.predict(image: scans) { print(answer.argmax) }   // [Float], Span<Float>: many examples

        let file = try MappedArray<Float>(npy: "scans.npy")               // in memory, and not copied
        let answers = try digits.predict(image: file.span)

        let training = try Digits(seed: 1).training(on: .digits)          // ends with the task that is cancelled
        for try await epoch in training { print(epoch.loss) }
        try await training.model.save(weights: "digits.safetensors")
        ```

        Any number of tasks may use one model at once; each call finds a workspace. With `nnc compile --weights` the weights
        are in the C, and `Digits()` is the model with them; without, there is no `Digits()`, so that nobody predicts with
        weights that are not trained. A call with inline arrays or spans allocates nothing and takes 20 ns more than the C
        function (`swift run -c release CallProbe overhead`).

        In a Swift package the C is a target of its own, which the Swift imports; a plugin fills both while the package is
        built.

        """
    }
}
