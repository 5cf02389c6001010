// swift-tools-version: 6.1
import PackageDescription

/// The rooms of the compiler; arrows are imports and none runs back (see README, "Map of the code").
let package = Package(
    name: "nnc",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "nnc", targets: ["nnc"]),
        .library(name: "NNRuntime", targets: ["NNRuntime"]),
        .plugin(name: "NNCPlugin", targets: ["NNCPlugin"]),
        .plugin(name: "NNCCommand", targets: ["NNCCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess.git", from: "1.0.2"),
        .package(url: "https://github.com/onevcat/Rainbow.git", from: "4.2.2"),
    ],
    targets: [
        .target(name: "Source"),
        .target(name: "Syntax", dependencies: ["Source"]),
        .target(name: "TensorIR", dependencies: ["Source"]),
        .target(name: "Layers", dependencies: ["TensorIR", "Source"]),
        .target(name: "LoopIR", dependencies: ["TensorIR"]),
        .target(name: "CCode"),
        .target(
            name: "Templates",
            dependencies: [.product(name: "Mustache", package: "swift-mustache")],
            path: "Templates",
            resources: [.embedInCode("c"), .embedInCode("swift")]),
        .target(
            name: "Backend",
            dependencies: ["LoopIR", "CCode", "Templates"]),
        .target(name: "Compiler", dependencies: ["Syntax", "Layers", "Backend"]),
        .target(name: "Reference", dependencies: ["TensorIR"]),
        .target(name: "CLibClang"),
        .target(name: "ClangImport", dependencies: ["CLibClang", "Source", "TensorIR"]),
        .target(name: "CNNModel"),
        .target(
            name: "EmbeddedDigits",
            exclude: ["digits-images-idx3-ubyte.gz", "digits-labels-idx1-ubyte.gz"]),
        .target(
            name: "NNRuntime", dependencies: ["CNNModel", "EmbeddedDigits"],
            swiftSettings: [.enableExperimentalFeature("Lifetimes")]),  // for properties that are spans
        .target(name: "ModelFiles", dependencies: ["Compiler", "ClangImport", "NNRuntime"]),
        .executableTarget(
            name: "nnc-generate",
            dependencies: ["ModelFiles", "Backend", "Compiler", "NNRuntime", "Source"]),
        .plugin(name: "NNCPlugin", capability: .buildTool(), dependencies: ["nnc-generate"]),
        .plugin(
            name: "NNCCommand",
            capability: .command(
                intent: .custom(verb: "nnc", description: "Write the C and Swift of the package's models, or check them."),
                permissions: [.writeToPackageDirectory(reason: "It writes the C and Swift of the models into their targets.")]),
            dependencies: ["nnc-generate"]),
        .executableTarget(
            name: "nnc",
            dependencies: [
                "ModelFiles", "Compiler", "ClangImport", "NNRuntime", "Reference",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "Rainbow", package: "Rainbow"),
            ]),
        .target(
            name: "TestSupport", dependencies: ["Compiler", "Backend", "LoopIR", "Source", "Syntax", "TensorIR", "Reference"],
            path: "Tests/Support", exclude: ["Kernels/Driver"]),
        .executableTarget(
            name: "trials",
            dependencies: [
                "ClangImport", "Compiler", "Backend", "LoopIR", "Source", "Syntax", "TensorIR", "Reference", "ModelFiles", "NNRuntime", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Trials"),
        .testTarget(name: "CCodeTests", dependencies: ["CCode", "TestSupport"]),
        .testTarget(name: "SourceTests", dependencies: ["Source"]),
        .testTarget(name: "SyntaxTests", dependencies: ["Syntax"]),
        .testTarget(name: "TensorIRTests", dependencies: ["TensorIR", "Reference", "TestSupport"]),
        .testTarget(name: "LoopIRTests", dependencies: ["LoopIR", "Compiler", "Reference", "TestSupport"]),
        .testTarget(name: "LayersTests", dependencies: ["Compiler", "Layers", "Reference", "Source", "TensorIR", "TestSupport"]),
        .testTarget(name: "TemplatesTests", dependencies: ["Templates", "TestSupport"]),
        .testTarget(
            name: "BackendTests",
            dependencies: [
                "Backend", "LoopIR", "CCode", "Source", "TensorIR", "Compiler", "Reference", "CNNModel", "TestSupport",
            ]),
        .testTarget(
            name: "KernelTests",
            dependencies: ["Compiler", "Backend", "LoopIR", "Source", "TensorIR", "Reference", "TestSupport"],
            exclude: ["Counted"]),
        .testTarget(
            name: "ClangImportTests",
            dependencies: ["Backend", "ClangImport", "Compiler", "LoopIR", "Source", "TensorIR", "TestSupport"]),
        .testTarget(
            name: "CompilerTests", dependencies: ["ClangImport", "Compiler", "Reference", "Source", "TensorIR", "TestSupport"]),
        .testTarget(
            name: "ChapterTests",
            dependencies: ["Backend", "Compiler", "NNRuntime", "Reference", "Source", "TensorIR", "TestSupport"]),
        .testTarget(name: "NNRuntimeTests", dependencies: ["NNRuntime", "CNNModel"], exclude: ["Fixtures"]),
        .testTarget(
            name: "PyTorchTests", dependencies: ["Backend", "Compiler", "Reference", "NNRuntime", "TestSupport"],
            exclude: ["Fixtures"]),
        .target(name: "GaugeC", path: "Tests/Generated/GaugeC"),
        .target(name: "Gauge", dependencies: ["GaugeC", "NNRuntime"], path: "Tests/Generated/Gauge"),
        .target(name: "ReaderC", path: "Tests/Generated/ReaderC"),
        .target(name: "Reader", dependencies: ["ReaderC", "NNRuntime"], path: "Tests/Generated/Reader"),
        .target(name: "TinyC", path: "Tests/Generated/TinyC"),
        .target(name: "Tiny", dependencies: ["TinyC", "NNRuntime"], path: "Tests/Generated/Tiny"),
        .executableTarget(
            name: "CallProbe", dependencies: ["Gauge", "Reader", "Tiny", "TinyC", "NNRuntime"], path: "Tests/CallProbe", exclude: ["count-allocations.c"]),
        .testTarget(name: "GeneratedTests", dependencies: ["Gauge", "Reader", "Tiny", "CallProbe", "NNRuntime", "ClangImport", "Compiler", "Backend", "Source", "TestSupport"]),
        .testTarget(
            name: "CommandTests",
            dependencies: ["nnc", "ModelFiles", "NNRuntime", "Compiler", "Layers", "Source", .product(name: "Subprocess", package: "swift-subprocess")]),
    ],
    swiftLanguageModes: [.v6]
)
