// swift-tools-version: 6.3;(experimentalCGen)
import PackageDescription

let package = Package(
    name: "TextCompleter",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "nnc", path: "../..")
    ],
    targets: [
        .target(name: "CompleterC", publicHeadersPath: ".", plugins: [.plugin(name: "NNCPlugin", package: "nnc")]),
        .target(
            name: "Completer", dependencies: ["CompleterC", .product(name: "NNRuntime", package: "nnc")],
            plugins: [.plugin(name: "NNCPlugin", package: "nnc")]),
        .executableTarget(name: "TextCompleter", dependencies: ["Completer"]),
        .testTarget(name: "CompleterTests", dependencies: ["Completer", .product(name: "NNRuntime", package: "nnc")]),
    ]
)
