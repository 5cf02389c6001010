// swift-tools-version: 6.3;(experimentalCGen)
import PackageDescription

let package = Package(
    name: "DigitReader",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "nnc", path: "../..")
    ],
    targets: [
        .target(name: "DigitsC", publicHeadersPath: ".", plugins: [.plugin(name: "NNCPlugin", package: "nnc")]),
        .target(
            name: "Digits", dependencies: ["DigitsC", .product(name: "NNRuntime", package: "nnc")],
            plugins: [.plugin(name: "NNCPlugin", package: "nnc")]),
        .executableTarget(name: "DigitReader", dependencies: ["Digits", .product(name: "NNRuntime", package: "nnc")]),
        .testTarget(name: "DigitsTests", dependencies: ["Digits", .product(name: "NNRuntime", package: "nnc")]),
    ]
)
