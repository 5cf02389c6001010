// swift-tools-version: 6.3;(experimentalCGen)
import PackageDescription

let package = Package(
    name: "ReadDigits",
    platforms: [.macOS(.v26)],
    dependencies: [.package(url: "https://example.com/nnc.git", from: "1.0.0")],
    targets: [
        .target(
            name: "DigitsC", publicHeadersPath: ".",
            plugins: [.plugin(name: "NNCPlugin", package: "nnc")]),
        .executableTarget(
            name: "ReadDigits",
            dependencies: ["DigitsC", .product(name: "NNRuntime", package: "nnc")],
            plugins: [.plugin(name: "NNCPlugin", package: "nnc")]),
    ])
